import type { Verdict } from './kind';

/** What each hint costs, the first one first, in millipoints of a full mark. */
const costs = [100, 200, 300] as const;

/** What so many hints cost together, in millipoints of a full mark. A right answer always keeps something. */
export const costOf = (hints: number): number =>
  costs.slice(0, Math.max(0, hints)).reduce<number>((sum, cost) => sum + cost, 0);

/** The verdict on an answer that was given after so many hints: they cost their share of what it earned. */
export function afterHints(verdict: Verdict, hints: number): Verdict {
  return { ...verdict, millipoints: Math.round((verdict.millipoints * (1000 - costOf(hints))) / 1000) };
}
