import type { FlightLine } from './flight-lines';
import type { Frame } from './frame';
import { type Box, overlap, type Stroke, touches } from './geometry';
import { blocksOf, boxAt, type Line, LOST_AT } from './line';
import type { Flight } from './moments';
import type { Span } from './span';
import type { Wording } from './wording';

/** A box or a stroke that labels keep clear of, and the moments that it hangs between. */
export interface Obstacle extends Span {
  readonly box?: Box;
  readonly stroke?: Stroke;
}

/** A label that has found its place. */
export interface PlacedFlight {
  readonly flight: Flight;
  readonly line: Line;
  readonly wording: Wording;
  /** Where on the line its middle is, 0 to 1. */
  readonly at: number;
  readonly boxes: readonly Box[];
}

/** What may be given up for a label to find its place. */
export interface Licence {
  /** Numbers by their ends, for a line that others cross. */
  readonly shorten: boolean;
  /** Other lines behind such a label; its halo keeps it legible. */
  readonly coverLines: boolean;
  /** Both, and any place on the line, for every label. */
  readonly anything: boolean;
}

/** From a label to the lifelines, and to everything else. */
const CLEAR = 1;
const APART = 2;

export interface Placing {
  readonly placed: PlacedFlight;
  /** What is in the way, where the label found no place. */
  readonly conflict: Obstacle | null;
}

/** The wordings that a label may have, the best first. */
function allowedWordings({ crossed, wordings }: FlightLine, licence: Licence): readonly Wording[] {
  const shortToo = licence.shorten && (crossed || licence.anything);
  return shortToo ? [...wordings.whole, ...wordings.short] : wordings.whole;
}

/** Puts a label on its line, as near to the middle as it can be, or says what is in its way. */
export function placeLabel(
  item: FlightLine,
  frame: Frame,
  obstacles: readonly Obstacle[],
  licence: Licence,
): Placing {
  let fallback: Placing | null = null;
  // Bare ground is tried first, even where it need not be.
  for (const cover of licence.coverLines ? [false, true] : [false]) {
    for (const wording of allowedWordings(item, licence)) {
      const found = placeWording(item, wording, frame, obstacles, { ...licence, coverLines: cover });
      if (found?.conflict === null) return found;
      // What gets in the way of the most modest wording is what has to give.
      fallback = found ?? fallback;
      // A label in the middle keeps to the first wording that the width has room for, as its neighbours do.
      if (found && !item.crossed && !licence.anything) break;
    }
  }
  // Too wide as they are: their ends, however little has been tried.
  for (const wording of fallback ? [] : item.wordings.short) {
    fallback ??= placeWording(item, wording, frame, obstacles, licence);
  }
  const [wording = { above: [], below: [] }] = item.wordings.short;
  return fallback ?? { placed: placedAt(item, wording, 0.5), conflict: null };
}

/** The same for one wording; null where it is wider than the room between the lifelines. */
export function placeWording(
  item: FlightLine,
  wording: Wording,
  frame: Frame,
  obstacles: readonly Obstacle[],
  licence: Licence,
): Placing | null {
  const free = item.crossed || licence.anything;
  const coverLines = free && licence.coverLines;
  const middle = preferredMiddle(item, wording, coverLines);
  let nearest: Placing | null = null;
  const blocks = blocksOf(wording, item.flight.lost);
  for (const u of placesOn(item.line, free, middle)) {
    const apart = blocks.map((block) => boxAt(block, item.line, u, APART));
    if (!apart.every((box) => isBetweenLifelines(box, frame))) continue;
    const conflict = obstacles.find((other) => inTheWay(other, apart, coverLines)) ?? null;
    if (conflict !== null && nearest !== null) continue;
    nearest = { placed: placedAt(item, wording, u), conflict };
    if (conflict === null) return nearest;
  }
  return nearest;
}

/** Where a label would best be: in the middle, or in the middle of the half that its wording suits. */
function preferredMiddle(
  { halves, crossed, flight }: FlightLine,
  { below }: Wording,
  coverLines: boolean,
): number {
  if (halves && (below.length === 0 || coverLines)) return halves.before;
  if (halves) return halves.after;
  if (crossed && coverLines) return 0.3;
  return flight.lost ? LOST_AT * 0.6 : 0.5;
}

function placedAt({ flight, line }: FlightLine, wording: Wording, at: number): PlacedFlight {
  const boxes = blocksOf(wording, flight.lost).map((block) => boxAt(block, line, at));
  return { flight, line, wording, at, boxes };
}

/** Points of a line outwards from one in the middle, the sender's half first. */
function placesOn(line: Line, free: boolean, middle: number): number[] {
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
  const step = Math.min(0.04, 5 / length);
  const steps = Math.floor((free ? 0.9 : 0.1) / step);
  const places = [middle];
  for (let i = 1; i <= steps; i++) places.push(middle - i * step, middle + i * step);
  return places.filter((u) => u > 0.05 && u < 0.95);
}

function isBetweenLifelines({ cx, reachX }: Box, { x }: Frame): boolean {
  return cx - reachX >= x.client + CLEAR && cx + reachX <= x.server - CLEAR;
}

function inTheWay({ box, stroke }: Obstacle, labels: readonly Box[], coverLines: boolean): boolean {
  return labels.some(
    (label) =>
      (box !== undefined && overlap(label, box)) ||
      (stroke !== undefined && !coverLines && touches(label, stroke)),
  );
}
