import { run, type SegmentRow } from '../../../protocol';
import { believe } from '../../believe';
import type { ConceptId } from '../../concepts';
import { type Draw, drawClose, drawOpen } from '../../draw/draw';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import { numbersShown } from '../../numbers';
import type { Random } from '../../random';
import { type Shown, sameShape, shownFrom, wholeLadder } from '../../shown';
import { text } from '../../text';
import { whyAck, whySeq } from '../../why';
import type { FillNumbersKey, FillNumbersView } from './view';

/** One number of the ladder: whose, which, and what each belief would write there. */
interface Cell {
  readonly id: string;
  readonly field: 'seq' | 'ack';
  readonly segment: SegmentRow;
  readonly value: number;
  readonly believed: ReadonlyMap<MisconceptionId, number>;
}

interface Plan {
  readonly draw: (random: Random) => Draw;
  /** The beliefs that a number can betray here, the likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
}

const plans: Partial<Record<ConceptId, Plan>> = {
  'open-numbers': {
    draw: drawOpen,
    beliefs: ['syn-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number'],
  },
  'close-numbers': {
    draw: drawClose,
    beliefs: ['fin-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number'],
  },
};

export const offered = Object.keys(plans) as ConceptId[];

const ATTEMPTS = 60;
const MOST_BLANKS = 3;

export function build(concept: ConceptId, random: Random): Built<FillNumbersView, FillNumbersKey> | null {
  const plan = plans[concept];
  if (plan === undefined) return null;
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const question = attempt(plan, random);
    if (question !== null) return question;
  }
  return null;
}

function attempt(plan: Plan, random: Random): Built<FillNumbersView, FillNumbersKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const believed = plan.beliefs.map((id) => [id, believe(truth, draw.scenario, id)] as const);
  // A belief that sends other segments cannot be told by a number in the segments that are shown.
  if (!believed.every(([, other]) => sameSegments(truth, other))) return null;
  const cells = truth.segments.flatMap((segment, at) => cellsOf(segment, at, believed));
  const blanks = chooseBlanks(cells, truth, random);
  const told = believed.filter(([id]) => blanks.some((cell) => cell.believed.get(id) !== cell.value));
  if (blanks.length < 2 || told.length < 2) return null;
  const view = viewOf(draw, truth, cells, blanks);
  // Nothing that is shown may be a number that is asked for, not even by chance.
  const shown = numbersShown(view);
  if (blanks.some((cell) => shown.has(`${cell.value}`))) return null;
  const key = keyOf(
    draw,
    truth,
    blanks,
    told.map(([id]) => id),
  );
  return {
    view,
    key,
    evidence: draw.scenario,
    difficulty: truth.segments.length + blanks.length + told.length,
  };
}

const sameSegments = (a: Shown, b: Shown): boolean =>
  a.segments.length === b.segments.length && a.segments.every((s, i) => sameShape(s, b.segments[i]));

function cellsOf(
  segment: SegmentRow,
  at: number,
  believed: readonly (readonly [MisconceptionId, Shown])[],
): Cell[] {
  return (['seq', 'ack'] as const).flatMap((field) => {
    const value = segment[field];
    if (value === null) return [];
    const others = new Map(believed.map(([id, other]) => [id, other.segments[at]?.[field] ?? value]));
    return [{ id: `${field}-${segment.n}`, field, segment, value, believed: others }];
  });
}

/**
 * Cells that tell beliefs apart, from the part that the question is about, no number asked for twice.
 * In an open two of them stand in the handshake itself; the data after it only adds to them.
 */
function chooseBlanks(cells: readonly Cell[], truth: Shown, random: Random): Cell[] {
  const numberOf = (is: (s: SegmentRow) => boolean) => truth.segments.find(is)?.n;
  const first = numberOf((s) => s.flags.includes('FIN')) ?? 1;
  const data = numberOf((s) => s.len > 0) ?? 1;
  // The number that each side starts from must stay in the open, so it cannot be asked for.
  const starts = startsOf(truth);
  const telling = random.shuffle(
    cells.filter(
      (cell) =>
        cell.segment.n >= first &&
        !starts.has(cell.value) &&
        [...cell.believed.values()].some((n) => n !== cell.value),
    ),
  );
  const inHandshake = distinct(telling.filter((cell) => cell.segment.n < data)).slice(0, 2);
  return distinct([...inHandshake, ...telling])
    .slice(0, MOST_BLANKS)
    .sort((a, b) => a.segment.n - b.segment.n || (a.field === 'seq' ? -1 : 1));
}

const distinct = (cells: readonly Cell[]): Cell[] =>
  cells.filter((cell, i) => cells.findIndex((c) => c.value === cell.value) === i);

const startsOf = ({ segments }: Shown): Set<number | undefined> =>
  new Set((['client', 'server'] as const).map((host) => segments.find((s) => s.from === host)?.seq));

function viewOf(draw: Draw, truth: Shown, cells: readonly Cell[], blanks: readonly Cell[]): FillNumbersView {
  const ladder = wholeLadder(truth);
  const asked = new Set(blanks.map((cell) => cell.id));
  const values = new Set(blanks.map((cell) => cell.value));
  // A number is in the open only if every belief agrees on it: any other would tell which of them is right.
  const secret = (cell: Cell) =>
    values.has(cell.value) || [...cell.believed.values()].some((n) => n !== cell.value);
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  let hides = false;
  const shown = (field: 'seq' | 'ack', n: number, value: number) => {
    const cell = byId.get(`${field}-${n}`);
    if (cell !== undefined && asked.has(cell.id)) return { blank: cell.id };
    if (cell === undefined || !secret(cell)) return value;
    hides = true;
    return 'hidden' as const;
  };
  const segments = truth.segments.map(({ n, at, from, len, arrives, flags, seq, ack }) => ({
    n,
    at,
    from,
    len,
    arrives: [...arrives],
    flags: [...flags],
    seq: shown('seq', n, seq),
    ack: ack === null ? null : shown('ack', n, ack),
  }));
  return {
    kind: 'fill-numbers',
    prompt: promptOf(draw),
    ...(hides ? { note: text('questions.hidden') } : {}),
    ladder: { ...ladder, segments, states: [...ladder.states] },
    fields: blanks.map(({ id, field, segment: { n, flags, from } }) => ({
      id,
      label: text('questions.fill-numbers.field', { field, n, flags: flags.join(','), from }),
    })),
  };
}

const promptOf = ({ closer }: Draw) =>
  closer === undefined
    ? text('questions.fill-numbers.prompt-open')
    : text('questions.fill-numbers.prompt-close', { closer });

function keyOf(
  draw: Draw,
  truth: Shown,
  blanks: readonly Cell[],
  told: readonly MisconceptionId[],
): FillNumbersKey {
  const byField = <T>(value: (cell: Cell) => T) =>
    Object.fromEntries(blanks.map((cell) => [cell.id, value(cell)]));
  const why = ({ field, segment }: Cell) =>
    (field === 'seq' ? undefined : whyAck(truth, segment)) ?? whySeq(truth, segment);
  return {
    fields: blanks.map((cell) => cell.id),
    numbers: byField((cell) => cell.value),
    beliefs: told.map((id) => ({ id, numbers: byField((cell) => cell.believed.get(id) ?? cell.value) })),
    why: byField(why),
    evidence: draw.scenario,
    from: draw.from,
  };
}
