import { run, type SegmentRow } from '../../../protocol';
import { crossed, jointOf, optionIds } from '../../choice';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { type Shown, shownFrom, statesFrom, statesInCommon, wholeLadder } from '../../shown';
import { type Text, text } from '../../text';
import { whyAck, whySeq } from '../../why';
import { type Expectation, expectation, expectations, isSame, optionOf } from './options';
import type { Plan } from './plans';
import type { NextSegmentKey, NextSegmentView, Option } from './view';

/** More would make a riddle of the ladder. */
const MOST_HIDDEN = 5;
/** In so many of a hundred, where it can be. */
const CROSSED = 75;

export function attempt(plan: Plan, random: Random): Built<NextSegmentView, NextSegmentKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const [asked] = random.shuffle(truth.segments.filter((s) => isProvoked(s) && plan.asks(s, truth)));
  if (asked === undefined || !everythingHasArrived(truth, asked)) return null;
  const expected = expectations(truth, asked, draw, plan.beliefs, plan.withStates);
  // The concept's own beliefs come first in the plan; one place is left to chance.
  const [first, second, ...others] = expected;
  const [third] = random.shuffle(others);
  if (first === undefined || second === undefined) return null;
  const alone = third === undefined ? [first, second] : [first, second, third];
  const together = (a: MisconceptionId, b: MisconceptionId) =>
    expectation(truth, asked, draw.scenario, [a, b], plan.withStates);
  const square = random.chance(CROSSED)
    ? crossed(random, expected, 2, together, (a, b) => isSame(a.option, b.option))
    : null;
  const wrong = square ?? alone;
  const ladder = ladderUpTo(truth, asked, wrong);
  const hidden = hiddenIn(ladder);
  if (hidden > MOST_HIDDEN) return null;
  const right = optionOf(truth, asked, plan.withStates);
  if (plan.withStates && wrong.every((e) => haveSameStates(e.option, right))) return null;
  const told = wrong.flatMap((e) => e.beliefs);
  const ids = optionIds(random, wrong.length + 1);
  const options = random.shuffle([right, ...wrong.map((e) => e.option)]);
  const idOf = (option: Option) => ids[options.indexOf(option)] ?? '';
  return {
    view: {
      kind: 'next-segment',
      prompt: promptOf(plan, truth, asked),
      ...noteOn(ladder, truth),
      ladder,
      options: options.map((option) => ({ id: idOf(option), ...option })),
    },
    key: {
      right: idOf(right),
      beliefs: Object.fromEntries(wrong.map((e) => [idOf(e.option), [...e.beliefs]])),
      ...jointOf(wrong.flatMap((e) => (e.isJoint ? [idOf(e.option)] : []))),
      why: whyOf(truth, asked, right),
      evidence: draw.scenario,
      from: draw.from,
      asked: asked.n,
    },
    evidence: draw.scenario,
    difficulty: asked.n + wrong.length + told.length + Object.keys(right.states ?? {}).length,
  };
}

/** States that every option has are asked of nobody. */
const haveSameStates = (a: Option, b: Option): boolean =>
  a.states?.client === b.states?.client && a.states?.server === b.states?.server;

/** Sent because of what the learner sees or is told: not by a timer, and not again. */
const isProvoked = ({ because }: SegmentRow): boolean => ['answer', 'send', 'shutdown'].includes(because);

const everythingHasArrived = ({ segments }: Shown, asked: SegmentRow): boolean =>
  segments.every((s) => s.n >= asked.n || s.arrives.every((at) => at <= asked.at));

/** The run as far as it has come. What a chosen belief sees otherwise is hidden: it would decide between them. */
function ladderUpTo(
  truth: Shown,
  asked: SegmentRow,
  wrong: readonly Expectation[],
): NextSegmentView['ladder'] {
  const runs = wrong.flatMap((e) => e.runs);
  const number = (field: 'seq' | 'ack', s: SegmentRow, value: number) =>
    runs.every((other) => other.segments[s.n - 1]?.[field] === value) ? value : ('hidden' as const);
  const whole = wholeLadder(truth);
  const before = statesFrom(truth).filter((row) => row.at < asked.at);
  return {
    segments: truth.segments.slice(0, asked.n - 1).map((s) => ({
      n: s.n,
      at: s.at,
      from: s.from,
      len: s.len,
      arrives: [...s.arrives],
      flags: [...s.flags],
      seq: number('seq', s, s.seq),
      ack: s.ack === null ? null : number('ack', s, s.ack),
    })),
    states: statesInCommon(before, runs),
    from: whole.from,
    until: asked.at,
  };
}

const hiddenIn = ({ segments, states }: NextSegmentView['ladder']): number =>
  [...segments.flatMap(({ seq, ack }) => [seq, ack]), ...states.map(({ to }) => to)].filter(
    (shown) => shown === 'hidden',
  ).length;

function noteOn(ladder: NextSegmentView['ladder'], truth: Shown): Pick<NextSegmentView, 'note'> {
  if (hiddenIn(ladder) > 0) return { note: text('questions.hidden-note') };
  const before = statesFrom(truth).filter((row) => row.at < ladder.until);
  return ladder.states.length < before.length ? { note: text('questions.states-left-out') } : {};
}

/** What has just happened, said so that it leaves one segment that can follow. */
function promptOf({ withStates }: Plan, { segments }: Shown, asked: SegmentRow): Text {
  const host = asked.from;
  if (asked.because === 'send') return text('questions.next-segment.after-send', { host, bytes: asked.len });
  const arrived = segments.findLast((s) => s.from !== host && s.arrives.some((at) => at <= asked.at));
  if (asked.because === 'shutdown') {
    return owes(segments, asked, arrived)
      ? text('questions.next-segment.after-close-owing', { host, n: arrived?.n ?? 1 })
      : text('questions.next-segment.after-close', { host });
  }
  const moment = momentOf(segments, asked);
  return text(`questions.next-segment.${moment}${withStates ? '-states' : ''}`, { host, n: arrived?.n ?? 1 });
}

/** Whether its last arrival, a FIN, was not answered yet: then it must be said that this is meant. */
const owes = (segments: readonly SegmentRow[], asked: SegmentRow, arrived: SegmentRow | undefined): boolean =>
  arrived?.flags.includes('FIN') === true &&
  !segments.some((s) => s.from === asked.from && s.n > arrived.n && s.n < asked.n);

/** What must be said so that only one segment can follow. A host that has sent its FIN has no choice left. */
function momentOf(segments: readonly SegmentRow[], asked: SegmentRow): string {
  if (asked.flags.includes('SYN')) return 'after-syn';
  const closed = segments.slice(0, asked.n - 1).filter((s) => s.flags.includes('FIN'));
  if (closed.some((s) => s.from === asked.from)) return 'after-own-close';
  return closed.length > 0 ? 'before-close' : 'after-arrival';
}

function whyOf(shown: Shown, asked: SegmentRow, { states }: Option): Text[] {
  const { from, seq, ack, len, flags } = asked;
  const ackText = whyAck(shown, asked);
  return [
    text('questions.next-segment.right', { from, flags: flags.join(','), seq, ack: ack ?? 'none', len }),
    whySeq(shown, asked),
    ...(ackText === undefined ? [] : [ackText]),
    ...(states === undefined ? [] : [text('questions.next-segment.right-states', states)]),
  ];
}
