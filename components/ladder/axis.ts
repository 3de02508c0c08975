import type { Moments } from './moments';

/** The heights between moments, and which of them are shorter than the time they stand for. */
export interface Axis {
  /** `gaps[i]` is the room above moment i: the margin for the first, else down from moment i - 1. */
  readonly gaps: readonly number[];
  readonly folded: readonly number[];
}

/** The room for an arrow's head, or for a new line to leave the lifeline after one came in. */
const SAME_INSTANT = 6;
const TOP = 14;

/**
 * The heights that true scale asks for: `drop` for the typical delay. A gap of more than three drops says
 * nothing that its label does not say better, so it is folded.
 */
export function trueScale({ times }: Moments, typicalDelay: number, drop: number): Axis {
  const folded: number[] = [];
  const gaps = times.map((t, i) => {
    const before = times[i - 1];
    if (before === undefined) return TOP;
    const height = ((t - before) * drop) / typicalDelay;
    if (height <= 3 * drop) return Math.max(SAME_INSTANT, height);
    folded.push(i);
    return 1.5 * drop;
  });
  return { gaps, folded };
}

/** The height of each moment. */
export function heights(gaps: readonly number[]): number[] {
  let y = 0;
  return gaps.map((gap) => {
    y += gap;
    return y;
  });
}
