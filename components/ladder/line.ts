import { type Box, makeBox, type Stroke } from './geometry';
import type { Row } from './text';
import type { Wording } from './wording';

/** The line of a flight from lifeline to lifeline; a lost one is drawn as far as `end`. */
export interface Line extends Stroke {
  readonly end: { readonly x: number; readonly y: number };
  /** The turn of text along it (radians), so that it reads from left to right. */
  readonly angle: number;
}

/** How far a lost segment comes. */
export const LOST_AT = 0.62;

export function lineBetween(x1: number, y1: number, x2: number, y2: number, lost: boolean): Line {
  const part = lost ? LOST_AT : 1;
  const end = { x: x1 + (x2 - x1) * part, y: y1 + (y2 - y1) * part };
  return { x1, y1, x2, y2, end, angle: Math.atan((y2 - y1) / (x2 - x1)) };
}

/** The part of a line that is drawn. */
export function drawn({ x1, y1, end }: Line): Stroke {
  return { x1, y1, x2: end.x, y2: end.y };
}

const ROW = 1.2;
const BASELINE = 0.93;
/** From a line to its label, and past the cross of a lost one. */
const GAP = 3.5;
const GAP_AT_CROSS = 7;

export function rowHeight(row: Row): number {
  return row.size * ROW;
}

function blockHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + rowHeight(row), 0);
}

/** A row and its baseline, in a frame whose x runs along the line and whose y is 0 on it. */
export interface SetRow extends Row {
  readonly y: number;
}

/** The rows of a label above and below its line. */
export function setRows({ above, below }: Wording, lost: boolean): SetRow[] {
  const gap = lost ? GAP_AT_CROSS : GAP;
  return [...stack(above, -gap - blockHeight(above)), ...stack(below, gap)];
}

/** Rows one below another from `top` down. */
export function stack(rows: readonly Row[], top: number): SetRow[] {
  let y = top;
  return rows.map((row) => {
    const set = { ...row, y: y + row.size * BASELINE };
    y += rowHeight(row);
    return set;
  });
}

/** One of a label's two blocks: its size, and how far below the line its middle is (above, if negative). */
export interface Block {
  readonly w: number;
  readonly h: number;
  readonly away: number;
}

export function blocksOf({ above, below }: Wording, lost: boolean): Block[] {
  const gap = lost ? GAP_AT_CROSS : GAP;
  const block = (rows: readonly Row[], side: number): Block[] => {
    const h = blockHeight(rows);
    return h === 0 ? [] : [{ w: Math.max(...rows.map(({ width }) => width)), h, away: side * (gap + h / 2) }];
  };
  return [...block(above, -1), ...block(below, 1)];
}

/** The box of a block where the label is centred on the point `u` of its line, with `margin` around it. */
export function boxAt({ w, h, away }: Block, line: Line, u: number, margin = 0): Box {
  const x = line.x1 + (line.x2 - line.x1) * u - Math.sin(line.angle) * away;
  const y = line.y1 + (line.y2 - line.y1) * u + Math.cos(line.angle) * away;
  return makeBox(x, y, w + 2 * margin, h + 2 * margin, line.angle);
}
