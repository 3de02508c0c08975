import { run } from '../../../protocol';
import { believe } from '../../believe';
import { offer, wrongs } from '../../choice';
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
const ALL_RIGHT = 12;

const none = text('questions.spot-the-error.none');

export function attempt(plan: Plan, random: Random): Built<SpotTheErrorView, SpotTheErrorKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const bent = random.chance(ALL_RIGHT) ? null : random.pick(plan.bent);
  const told = bent === null ? truth : believe(truth, draw.scenario, bent);
  const error = bent === null ? null : firstUnexpected(told, truth);
  if (error === 'missing' || (bent !== null && error === null)) return null;
  const ladder = ladderPast(told, error);
  if (ladder.segments.length > MOST_ROWS) return null;
  const pointsAt = (expected: Shown): Event | null | 'missing' => {
    const event = firstUnexpected(told, expected);
    return event === null || event === 'missing' || atOf(event) <= ladder.until ? event : null;
  };
  const places = new Map<string, number>([[JSON.stringify(none), Number.POSITIVE_INFINITY]]);
  const linesOf = (event: Event | null): Text[] => {
    const line = event === null ? none : eventText(event, told);
    if (event !== null) places.set(JSON.stringify(line), atOf(event));
    return [line];
  };
  const right = linesOf(error);
  const believers = new Set([...(bent ? [bent] : []), ...random.shuffle([...plan.bent, ...plan.others])]);
  const wrong = wrongs(right, [...believers], (id) => {
    const event = pointsAt(id === bent ? told : believe(truth, draw.scenario, id));
    return event === 'missing' ? null : linesOf(event);
  }).slice(0, MOST_WRONG);
  if (wrong.length < FEWEST_WRONG) return null;
  const { options, right: rightId, beliefs } = offer(random, right, wrong);
  const placeOf = ({ lines: [line] }: (typeof options)[number]) => places.get(JSON.stringify(line)) ?? 0;
  return {
    view: {
      kind: 'spot-the-error',
      prompt: text('questions.spot-the-error.prompt'),
      story: [...(draw.talk ?? []), ...draw.story],
      ladder,
      // In the order of the run: whoever reads along finds them so.
      options: [...options].sort((a, b) => placeOf(a) - placeOf(b)),
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

/** The run as it is told, up to the error and one segment more; the whole where nothing is wrong. */
function ladderPast(told: Shown, error: Event | null): SpotTheErrorView['ladder'] {
  const at = error === null ? Number.POSITIVE_INFINITY : atOf(error);
  const next = told.rows.find((row) => row.at > at);
  const rows = told.rows.filter((row) => row.at <= at || row === next);
  const states = statesFrom(told);
  const moments = rows.flatMap((row) => [row.at, ...row.arrives]);
  const last = error === null ? (states.at(-1)?.at ?? 0) : at;
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
