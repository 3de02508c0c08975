import type { WireRow } from '../../../protocol/trace';

/**
 * Which of these transmissions must come before which, as pairs of indices: what one host sends it sends
 * in its order, and what has reached a host comes before what that sends later (Lamport's "happened
 * before"). Two that no chain of these connects may stand either way.
 */
export function happenedBefore(rows: readonly WireRow[]): [number, number][] {
  const precedes = rows.map((row, i) =>
    rows.map((later, j) => i < j && (row.from === later.from || row.arrives.some((at) => at <= later.at))),
  );
  for (const [k] of rows.entries())
    for (const [i] of rows.entries())
      for (const [j] of rows.entries())
        if (precedes[i]?.[k] && precedes[k]?.[j] && precedes[i]) precedes[i][j] = true;
  return precedes.flatMap((row, i) => row.flatMap((yes, j): [number, number][] => (yes ? [[i, j]] : [])));
}

/**
 * The largest part of an answer in which nothing stands before what it must follow; the first such part
 * where there are several. Tries every part: answers are short.
 */
export function inOrder(
  answer: readonly string[],
  before: readonly (readonly [string, string])[],
): readonly string[] {
  const mustPrecede = new Set(before.map(([a, b]) => `${a} ${b}`));
  const clashes = (part: readonly string[]) =>
    part.some((later, j) => part.slice(0, j).some((earlier) => mustPrecede.has(`${later} ${earlier}`)));
  let best: readonly string[] = [];
  for (let mask = 0; mask < 2 ** answer.length; mask += 1) {
    const part = answer.filter((_, i) => mask & (1 << i));
    if (part.length > best.length && !clashes(part)) best = part;
  }
  return best;
}
