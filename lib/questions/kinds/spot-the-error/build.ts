import { run } from '../../../protocol';
import { believe } from '../../believe';
import { offer, type Wrong, wrongs } from '../../choice';
import type { Built } from '../../kind';
import { ladderView } from '../../ladder-view';
import type { Random } from '../../random';
import { type Shown, sameRow, shownFrom, stateAt, statesFrom } from '../../shown';
import { type Text, text } from '../../text';
import { atOf, type Event, eventText, firstUnexpected, wordsOf } from './difference';
import type { Plan } from './plans';
import type { SpotTheErrorKey, SpotTheErrorView } from './view';

const MOST_ROWS = 9;
const FEWEST_WRONG = 2;
const MOST_WRONG = 4;
/** How often nothing is wrong, in percent. */
const ALL_RIGHT = 25;
/** How often another is drawn where the error is the last thing to point at, in percent: or that would be where to guess. */
const NOT_LAST = 60;

const none = text('questions.spot-the-error.none');

export function attempt(plan: Plan, random: Random): Built<SpotTheErrorView, SpotTheErrorKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const bent = random.chance(ALL_RIGHT) ? null : random.pick(plan.bent);
  const told = bent === null ? truth : believe(truth, draw.scenario, bent);
  const error = bent === null ? null : firstUnexpected(told, truth);
  if (error === 'missing' || (bent !== null && error === null)) return null;
  const ladder = ladderOf(told);
  if (error !== null && (atOf(error) > ladder.until || !isRefuted(error, told))) return null;
  const pointsAt = (expected: Shown): Event | null | 'missing' => {
    const event = firstUnexpected(told, expected);
    return event === null || event === 'missing' || atOf(event) <= ladder.until ? event : null;
  };
  const places = new Map<string, number>([[JSON.stringify(none), Number.POSITIVE_INFINITY]]);
  const linesOf = (event: Event | null): Text[] => {
    const line = event === null ? none : eventText(event, told);
    if (event !== null)
      places.set(JSON.stringify(line), atOf(event) + ('row' in event ? event.row.n / 1000 : 0));
    return [line];
  };
  const right = linesOf(error);
  const others = random.shuffle([...plan.bent, ...plan.others]).filter((id) => id !== bent);
  const alone = wrongs(right, [...(bent ? [bent] : []), ...others], (id) => {
    const event = pointsAt(id === bent ? told : believe(truth, draw.scenario, id));
    return event === 'missing' ? null : linesOf(event);
  });
  // Who shares the belief by which it is told passes the error over, and stumbles later over another of their own.
  const later =
    error === null || bent === null
      ? []
      : wrongs(right, others, (id) => {
          const event = pointsAt(believe(truth, draw.scenario, bent, id));
          return event === null || event === 'missing' || atOf(event) <= atOf(error) ? null : linesOf(event);
        });
  const wrong = mixed(
    alone,
    later.map(({ lines, beliefs }) => ({ lines, beliefs: [...(bent ? [bent] : []), ...beliefs] })),
  );
  if (wrong.length < FEWEST_WRONG) return null;
  const { options, right: rightId, beliefs } = offer(random, right, wrong);
  const placeOf = ({ lines: [line] }: (typeof options)[number]) => places.get(JSON.stringify(line)) ?? 0;
  // In the order of the run: whoever reads along finds them so.
  const inOrder = [...options].sort((a, b) => placeOf(a) - placeOf(b));
  if (inOrder.at(-2)?.id === rightId && random.chance(NOT_LAST)) return null;
  return {
    view: {
      kind: 'spot-the-error',
      prompt: text('questions.spot-the-error.prompt'),
      story: [...(draw.talk ?? []), ...draw.story],
      ladder,
      options: inOrder,
    },
    key: {
      right: rightId,
      beliefs,
      why: [error === null ? text('questions.spot-the-error.all-right') : really(error, truth)],
      evidence: draw.scenario,
      from: draw.from,
      bent,
    },
    evidence: draw.scenario,
    difficulty: ladder.segments.length + wrong.length + (error !== null && 'state' in error ? 2 : 0),
  };
}

/** The likeliest, two that lie beyond the error, and the others; what one belief leads to needs no second one. */
function mixed(alone: readonly Wrong[], later: readonly Wrong[]): Wrong[] {
  const isNew = ({ lines }: Wrong) =>
    !alone.some((other) => JSON.stringify(other.lines) === JSON.stringify(lines));
  const [first, ...rest] = alone;
  const ends = later.filter(isNew).slice(0, 2);
  return [...(first ? [first] : []), ...ends, ...rest].slice(0, MOST_WRONG);
}

/** Whether something shown before tells that it is wrong: of an acknowledgment number, what it acknowledges. */
const isRefuted = (error: Event, { rows }: Shown): boolean =>
  !('row' in error) ||
  error.row.ack === null ||
  rows.some((row) => row.from !== error.row.from && row.n < error.row.n);

/** The run as it is told, far beyond the error: where it stops must not tell where that is. */
function ladderOf(told: Shown): SpotTheErrorView['ladder'] {
  const rows = told.rows.slice(0, MOST_ROWS);
  const states = statesFrom(told);
  const moments = rows.flatMap((row) => [row.at, ...row.arrives]);
  const last = rows.length === told.rows.length ? (states.at(-1)?.at ?? 0) : 0;
  const until = Math.max(last, ...moments);
  const shown = { ...told.trace, segments: rows, states: states.filter((row) => row.at <= until) };
  return structuredClone({ ...ladderView(shown), until }) as SpotTheErrorView['ladder'];
}

/** What there is instead of the error. */
function really(error: Event, truth: Shown): Text {
  if ('state' in error) {
    const { host, at } = error.state;
    return text('questions.spot-the-error.really-state', { host, state: stateAt(truth.trace, host, at) });
  }
  const there = truth.rows.find((row) => row.at === error.row.at && row.from === error.row.from);
  return there === undefined || sameRow(there, error.row)
    ? text('questions.spot-the-error.really-nothing')
    : text('questions.spot-the-error.really-segment', { from: there.from, ...wordsOf(there) });
}
