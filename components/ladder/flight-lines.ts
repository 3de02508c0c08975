import type { Frame } from './frame';
import { otherHost } from './happenings';
import { drawn, type Line, lineBetween } from './line';
import type { Flight, Moments } from './moments';
import type { Obstacle } from './placing';
import type { Span } from './span';
import type { Wording } from './wording';

/** What a label may say, the best first: whole numbers, then their ends. */
export interface Wordings {
  readonly whole: readonly Wording[];
  readonly short: readonly Wording[];
}

/** What is known of a flight before anything has a height. */
export interface FlightItem {
  readonly flight: Flight;
  /** Whether other lines or notes lie across it, so that its label may have to leave the middle. */
  readonly crossed: boolean;
  /** The one flight whose line crosses this one's, if neither crosses any other. */
  readonly partner: Flight | null;
  readonly wordings: Wordings;
}

export interface FlightLine extends FlightItem {
  readonly line: Line;
  /** The middles of its two halves, before and after the crossing with its partner, as parts of the line. */
  readonly halves: { readonly before: number; readonly after: number } | null;
}

/** The flights of a run, and which of them are in each other's way whatever the heights. */
export function flightItems(
  { flights, divergence }: Moments,
  folded: readonly number[],
  wordings: (flight: Flight, crossed: boolean) => Wordings,
): FlightItem[] {
  const levels = divergence === null ? folded : [...folded, divergence];
  const crossing = (flight: Flight) => flights.filter((other) => cross(flight, other));
  return flights.map((flight) => {
    const [only, ...more] = crossing(flight);
    const alone = only !== undefined && more.length === 0 && crossing(only).length === 1;
    const noted = levels.some((level) => flight.first < level && level <= flight.last);
    const crossed = only !== undefined || noted || flight.copy > 0;
    return { flight, crossed, partner: alone ? only : null, wordings: wordings(flight, crossed) };
  });
}

/** The lines of all flights at the given heights. */
export function flightLines(items: readonly FlightItem[], { x }: Frame, ys: readonly number[]): FlightLine[] {
  const lineOf = ({ segment, first, last, lost }: Flight) =>
    lineBetween(x[segment.from], ys[first] ?? 0, x[otherHost(segment.from)], ys[last] ?? 0, lost);
  return items.map((item) => {
    const line = lineOf(item.flight);
    const at = item.partner ? crossingOf(line, lineOf(item.partner)) : null;
    return { ...item, line, halves: at === null ? null : { before: at / 2, after: (1 + at) / 2 } };
  });
}

/** The part of a line that comes before the point where another crosses it. */
function crossingOf(a: Line, b: Line): number {
  const fall = a.y2 - a.y1;
  return a.x1 === b.x1 ? (b.y1 - a.y1) / (fall - (b.y2 - b.y1)) : (b.y2 - a.y1) / (fall + b.y2 - b.y1);
}

/** Whether two lines cross, by the order of their ends on each lifeline. */
function cross(a: Flight, b: Flight): boolean {
  if (a.segment.from !== b.segment.from) return a.first < b.last && b.first < a.last;
  return (a.first - b.first) * (a.last - b.last) < 0;
}

/** The moments of a flight, for what its label and its line keep others from. */
export function spanOf({ first, last, segment }: Flight): Span {
  return { first, last, from: segment.from };
}

/** The other lines, which a label keeps clear of. It may lie on that of its own copy, with its halo. */
export function linesBeside({ flight }: FlightLine, lines: readonly FlightLine[]): Obstacle[] {
  return lines
    .filter((other) => other.flight.segment !== flight.segment || other.flight.copy < flight.copy)
    .map((other) => ({ ...spanOf(other.flight), stroke: drawn(other.line) }));
}
