import { type HostName, run, type TcpState } from '../../../protocol';
import { believe } from '../../believe';
import type { Draw } from '../../draw/timeline';
import type { Built } from '../../kind';
import type { LadderState } from '../../ladder-view';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import {
  type Shown,
  sameRow,
  shownFrom,
  stateAt,
  statesFrom,
  statesInCommon,
  wholeLadder,
} from '../../shown';
import { type Text, text } from '../../text';
import { whyState } from '../../why-state';
import type { Plan } from './plans';
import type { FillStatesKey, FillStatesView } from './view';

const MOST_ROWS = 9;
const MOST_HIDDEN = 5;
/** After such a silence the end of the run is a moment of its own. */
const LONG_MS = 10_000;
const AWAY_MS = 5000;

/** A moment at which states are asked: as a segment leaves, once it has arrived, or at the end. */
interface Moment {
  readonly at: number;
  readonly what: 'leaves' | 'arrived' | 'end';
  readonly n: number;
}

/** The state of a host at a moment, and what each belief takes it for. */
interface Cell {
  readonly id: string;
  readonly host: HostName;
  readonly moment: Moment;
  readonly state: TcpState;
  readonly believed: readonly TcpState[];
}

interface Believed {
  readonly id: MisconceptionId;
  readonly run: Shown;
}

export function attempt(plan: Plan, random: Random): Built<FillStatesView, FillStatesKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  if (truth.rows.length > MOST_ROWS) return null;
  const beliefs = plan.beliefs
    .map((id): Believed => ({ id, run: believe(truth, draw.scenario, id) }))
    .filter((belief) => sameRows(truth, belief.run));
  const moments = random.shuffle(momentsOf(truth));
  const telling = moments.filter((moment) => cellsAt(moment, truth, beliefs).some(tells));
  const first = telling.find(({ at }) => !plan.isLate || at >= (draw.turn ?? 0) - 1);
  if (first === undefined) return null;
  // Two moments where there is a second one; both sides each time, as far as they have states to tell.
  const [second] = random.chance(60) ? telling.filter(({ at }) => at !== first.at) : [];
  const asked = [first, ...(second ? [second] : [])].sort((a, b) => a.at - b.at);
  const cells = asked.flatMap((moment) => cellsAt(moment, truth, beliefs));
  const told = beliefs.filter((_, i) => cells.some((cell) => cell.believed[i] !== cell.state));
  const ladder = ladderWith(
    cells,
    truth,
    told.map((belief) => belief.run),
  );
  if (hiddenIn(ladder) > MOST_HIDDEN) return null;
  return {
    view: {
      kind: 'fill-states',
      prompt: text('questions.fill-states.prompt'),
      note: text('questions.states-left-out'),
      story: [...(draw.talk ?? []), ...storyFor(cells, draw)],
      ladder,
      fields: cells.map((cell) => ({ id: cell.id, label: labelOf(cell, truth, draw) })),
    },
    key: keyOf(draw, truth, cells, told, beliefs),
    evidence: draw.scenario,
    difficulty: truth.rows.length + cells.length + told.length,
  };
}

const sameRows = (a: Shown, b: Shown): boolean =>
  a.rows.length === b.rows.length &&
  a.rows.every((row, i) => sameRow(row, b.rows[i]) && row.arrives.join() === b.rows[i]?.arrives.join());

/** Moments at which only one thing happens, so that the states at them are beyond doubt. */
function momentsOf({ rows, trace }: Shown): Moment[] {
  const leaves = rows.map(({ at, n }): Moment => ({ at, n, what: 'leaves' }));
  const arrived = rows.flatMap(({ arrives, n }) => arrives.map((at): Moment => ({ at, n, what: 'arrived' })));
  const all = [...leaves.filter(({ at }) => !arrived.some((it) => it.at === at)), ...arrived];
  const alone = all.filter((moment) => all.filter(({ at }) => at === moment.at).length === 1);
  const last = Math.max(0, ...rows.map(({ at }) => at));
  // A whole number of seconds after the last segment, and well away from any timer.
  const at = last + 1000 * Math.floor((trace.end.at - last - AWAY_MS) / 1000);
  const isClear = trace.states.every((row) => Math.abs(row.at - at) >= AWAY_MS);
  return at - last >= LONG_MS && isClear ? [...alone, { at, n: rows.length, what: 'end' }] : alone;
}

const hosts: readonly HostName[] = ['client', 'server'];

const cellsAt = (moment: Moment, truth: Shown, beliefs: readonly Believed[]): Cell[] =>
  hosts.map((host) => ({
    id: `${host}-${moment.what}-${moment.n}`,
    host,
    moment,
    state: stateAt(truth.trace, host, moment.at),
    believed: beliefs.map((belief) => stateAt(belief.run.trace, host, moment.at)),
  }));

const tells = ({ state, believed }: Cell): boolean => believed.some((other) => other !== state);

/**
 * The run with a blank at each moment that is asked. The state that holds there is hidden where it was
 * entered, and what the beliefs in question do not have in common is not shown.
 */
function ladderWith(
  cells: readonly Cell[],
  truth: Shown,
  others: readonly Shown[],
): FillStatesView['ladder'] {
  const whole = wholeLadder(truth);
  const rows = statesFrom(truth);
  const held = cells.flatMap(
    ({ host, moment }) => rows.filter((row) => row.host === host && row.at <= moment.at).at(-1) ?? [],
  );
  const isAsked = (at: number, host: HostName) =>
    cells.some((cell) => cell.host === host && cell.moment.at === at);
  const isHeld = ({ at, host }: LadderState) => held.some((row) => row.at === at && row.host === host);
  const states = statesInCommon(
    rows.filter(({ at, host }) => !isAsked(at, host)),
    others,
  ).map((row) => (isHeld(row) ? { ...row, to: 'hidden' as const } : row));
  const blanks = cells.map(({ id, host, moment }) => ({ at: moment.at, host, to: { blank: id } }));
  const moments = [...whole.segments, ...states, ...blanks].map(({ at }) => at);
  const arrivals = whole.segments.flatMap(({ arrives }) => arrives);
  return structuredClone({
    ...whole,
    states: [...states, ...blanks].sort((a, b) => a.at - b.at),
    until: Math.max(...moments, ...arrivals),
  }) as FillStatesView['ladder'];
}

const hiddenIn = ({ states }: FillStatesView['ladder']): number =>
  states.filter(({ to }) => to === 'hidden').length;

/** Where nobody is asked about the end, nobody looks again. */
function storyFor(cells: readonly Cell[], { story }: Draw): Text[] {
  const looks = cells.some(({ moment }) => moment.what === 'end');
  return story.map((line) =>
    line.id === 'questions.story.never-closes' && !looks
      ? text('questions.story.never-closes-yet', { host: line.values?.host ?? 'client' })
      : line,
  );
}

function labelOf({ host, moment: { what, n, at } }: Cell, { rows }: Shown, { story }: Draw): Text {
  const isTold = story.some(({ id }) => id === 'questions.story.never-closes');
  if (what === 'end' && isTold) return text('questions.fill-states.look', { host });
  const seconds = Math.round((at - (rows[n - 1]?.at ?? 0)) / 1000);
  return text(`questions.fill-states.${what}`, { host, n, ...(what === 'end' && { seconds }) });
}

function keyOf(
  draw: Draw,
  truth: Shown,
  cells: readonly Cell[],
  told: readonly Believed[],
  beliefs: readonly Believed[],
): FillStatesKey {
  return {
    blanks: cells.map(({ id, host, moment, state }) => ({
      id,
      state,
      why: whyState(truth, host, moment.at),
    })),
    beliefs: told.map((belief) => ({
      id: belief.id,
      states: cells.map((cell) => cell.believed[beliefs.indexOf(belief)] ?? cell.state),
    })),
    evidence: draw.scenario,
    from: draw.from,
  };
}
