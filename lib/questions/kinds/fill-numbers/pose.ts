import type { HostName, SegmentRow } from '../../../protocol';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { contextOf, type Shown } from '../../shown';

/** One number of the ladder: whose, which, and what each belief would write there. */
export interface Cell {
  readonly id: string;
  readonly field: 'seq' | 'ack';
  readonly segment: SegmentRow;
  readonly value: number;
  readonly believed: ReadonlyMap<MisconceptionId, number>;
}

/** What is asked, what is hidden for its sake, and the beliefs that the blanks can betray. */
export interface Posed {
  readonly blanks: readonly Cell[];
  readonly hidden: ReadonlySet<string>;
  /** The likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
}

const BLANKS = 3;
/** Where three blanks would leave too much to hide. */
const MOST_BLANKS = 4;
const MOST_HIDDEN = 3;
/** Above this, no further belief is brought into question. */
const COMFORTABLY_HIDDEN = 2;

/**
 * Chooses what to ask. The first belief is always in question; the others join in a random order, as
 * long as the ladder stays readable. Null where too much would have to be hidden.
 */
export function pose(
  cells: readonly Cell[],
  truth: Shown,
  beliefs: readonly MisconceptionId[],
  random: Random,
): Posed | null {
  const [first, ...others] = beliefs;
  if (first === undefined) return null;
  const order = random.shuffle(cells);
  const joining = random.shuffle(others);
  const counts = random.chance(25) ? [BLANKS, MOST_BLANKS] : [BLANKS];
  for (const count of counts) {
    const ask = (ids: readonly MisconceptionId[]) => poseTogether(order, truth, ids, count);
    let posed = ask([first]);
    if (posed === null || posed.hidden.size > MOST_HIDDEN) continue;
    for (const id of joining) {
      const joined = ask(beliefs.filter((b) => b === id || posed?.beliefs.includes(b)));
      const bearable = Math.max(COMFORTABLY_HIDDEN, posed.hidden.size);
      if (joined?.beliefs.includes(id) && joined.hidden.size <= bearable) posed = joined;
    }
    return posed;
  }
  return null;
}

/** The question with just these beliefs in question; null where it would tell nothing, or too much. */
function poseTogether(
  order: readonly Cell[],
  truth: Shown,
  beliefs: readonly MisconceptionId[],
  count: number,
): Posed | null {
  const telling = order.filter((cell) => beliefs.some((id) => differs(cell, id)));
  const context = order.filter((cell) => cell.segment.n <= contextOf(truth).length);
  if (context.some((cell) => telling.includes(cell))) return null;
  const open = new Set([...context.map((cell) => cell.value), ...startsOf(truth)]);
  const blanks = chooseBlanks(
    telling.filter((cell) => !open.has(cell.value)),
    truth,
    count,
  );
  const told = beliefs.filter((id) => blanks.some((cell) => differs(cell, id)));
  if (blanks.length < 2 || told.length === 0) return null;
  const values = new Set(blanks.map((cell) => cell.value));
  // Any other number on which these beliefs differ would tell which of them is right.
  const hidden = order.filter(
    (cell) => !blanks.includes(cell) && (values.has(cell.value) || telling.includes(cell)),
  );
  return { blanks, hidden: new Set(hidden.map((cell) => cell.id)), beliefs: told };
}

const differs = (cell: Cell, id: MisconceptionId): boolean =>
  (cell.believed.get(id) ?? cell.value) !== cell.value;

const hosts: readonly HostName[] = ['client', 'server'];

/** The numbers that each side starts from, which must stay in the open. */
const startsOf = ({ segments }: Shown): number[] =>
  hosts.flatMap((host) => segments.find((s) => s.from === host)?.seq ?? []);

/**
 * In an open two different numbers stand in the handshake itself; the data after it only adds to them.
 * A number is asked for twice only where it is once a SEQ and once an ACK, for then the reasons differ.
 */
function chooseBlanks(order: readonly Cell[], { segments }: Shown, count: number): Cell[] {
  const data = segments.find((s) => s.len > 0)?.n ?? Number.POSITIVE_INFINITY;
  const inHandshake = distinct(order.filter((cell) => cell.segment.n < data)).slice(0, 2);
  const reasons = new Map<string, Cell>();
  for (const cell of [...inHandshake, ...distinct(order), ...order]) {
    const name = `${cell.field} ${cell.value}`;
    if (!reasons.has(name)) reasons.set(name, cell);
  }
  return [...reasons.values()]
    .slice(0, count)
    .sort((a, b) => a.segment.n - b.segment.n || (a.field === 'seq' ? -1 : 1));
}

const distinct = (cells: readonly Cell[]): Cell[] =>
  cells.filter((cell, i) => cells.findIndex((c) => c.value === cell.value) === i);
