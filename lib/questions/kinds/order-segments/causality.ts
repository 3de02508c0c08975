import { distance, seq } from '../../../protocol/seq';
import type { WireRow } from '../../../protocol/trace';
import { type Shown, statesFrom } from '../../shown';

/**
 * Which of these transmissions must come before which, as pairs of indices: what one host sends it sends
 * in its order, and what has reached a host comes before what that sends because of it, or after it
 * (Lamport's "happened before"). Two that no chain of these connects may stand either way.
 */
export function happenedBefore(shown: Shown): [number, number][] {
  const { rows } = shown;
  const precedes = rows.map((row, i) =>
    rows.map((later, j) => i < j && (row.from === later.from || isKnownBefore(row, later, shown))),
  );
  for (const [k] of rows.entries())
    for (const [i] of rows.entries())
      for (const [j] of rows.entries())
        if (precedes[i]?.[k] && precedes[k]?.[j] && precedes[i]) precedes[i][j] = true;
  return precedes.flatMap((row, i) => row.flatMap((yes, j): [number, number][] => (yes ? [[i, j]] : [])));
}

/**
 * Whether it can be known that a transmission had arrived when the other host sent this one. When an application
 * acts is told beside what applications do; that an answer from far away had arrived by then must show: in an
 * acknowledgment, or in what the host had become by it.
 */
function isKnownBefore(row: WireRow, later: WireRow, shown: Shown): boolean {
  // The story tells what applications do in its order.
  if (calls.includes(row.because) && calls.includes(later.because)) return row.at < later.at;
  const arrived = row.arrives.filter((at) => at <= later.at);
  if (arrived.length === 0) return false;
  if (!calls.includes(later.because)) return true;
  return (
    acknowledges(later, row) ||
    statesFrom(shown).some(({ host, at }) => host === later.from && arrived.includes(at))
  );
}

const calls: readonly WireRow['because'][] = ['connect', 'send', 'shutdown', 'close', 'abort'];

const takesNumbers = ({ flags, len }: WireRow): boolean =>
  len > 0 || flags.includes('SYN') || flags.includes('FIN');

const acknowledges = (later: WireRow, row: WireRow): boolean =>
  takesNumbers(row) && later.ack !== null && row.seq !== null && distance(seq(row.seq), seq(later.ack)) > 0;

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
