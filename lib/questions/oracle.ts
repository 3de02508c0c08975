import type { Flag, HostName } from '../protocol';
import type { FillNumbersView } from './kinds/fill-numbers/view';

/** A segment as the oracle wants it: enough to count by, and no more. */
export interface Line {
  readonly at: number;
  readonly from: HostName;
  readonly flags: readonly Flag[];
  readonly len: number;
  readonly arrives: readonly number[];
}

export interface Numbers {
  readonly seq: number;
  readonly ack: number | null;
}

/**
 * For the tests: the numbers of a run in which nothing but a SYN or a bare ACK is lost, worked out with
 * pencil and paper and none of the endpoint's code. `first` is what each side starts from.
 */
export function countNumbers(lines: readonly Line[], first: Readonly<Record<HostName, number>>): Numbers[] {
  // What each side sends next, and what of the other side's has reached it so far.
  const next = { ...first };
  const heard: Record<HostName, { until: number; from: number }[]> = { client: [], server: [] };
  const expected = (host: HostName, at: number, fallback: number) =>
    heard[host].filter((h) => h.from <= at).reduce((_, h) => h.until, fallback);
  let repeated: { seq: number; until: number } | undefined;
  return lines.map(({ at, from, flags, len, arrives }) => {
    const other = from === 'client' ? 'server' : 'client';
    const takes = len + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0);
    const isRepeat = flags.join() === 'SYN' && repeated !== undefined;
    const seq = isRepeat ? (repeated?.seq ?? 0) : next[from];
    const until = (seq + takes) % 2 ** 32;
    if (flags.join() === 'SYN') repeated = { seq, until };
    next[from] = until;
    const [arrival] = arrives;
    if (arrival !== undefined && takes > 0) heard[other].push({ until, from: arrival });
    return { seq, ack: flags.includes('ACK') ? expected(from, at, first[other]) : null };
  });
}

/** The blanks of a view, filled in from what the view itself shows. */
export function fillBlanks({ ladder, fields }: FillNumbersView): Record<string, number> {
  const start = (host: HostName) => {
    const seq = ladder.segments.find((s) => s.from === host)?.seq;
    if (typeof seq !== 'number') throw new Error(`where the ${host} starts from is not shown`);
    return seq;
  };
  const numbers = countNumbers(ladder.segments, { client: start('client'), server: start('server') });
  return Object.fromEntries(
    fields.map(({ id }) => {
      const at = ladder.segments.findIndex((s) =>
        [s.seq, s.ack].some((n) => typeof n === 'object' && n?.blank === id),
      );
      const isSeq = typeof ladder.segments[at]?.seq === 'object' && id.startsWith('seq');
      return [id, (isSeq ? numbers[at]?.seq : numbers[at]?.ack) ?? Number.NaN];
    }),
  );
}
