import type { HostName, SegmentRow, StateRow, TcpState, Trace, WireRow } from '../trace';

export const isSegment = (row: WireRow): row is SegmentRow => row.protocol === 'tcp';

export const isFrom =
  (host: HostName) =>
  (row: { readonly host: HostName }): boolean =>
    row.host === host;

/** The trace with other state rows: in the order of time, each starting where its connection's last one ended. */
export function withStates(trace: Trace, rows: readonly StateRow[]): Trace {
  const current = new Map<string, TcpState>();
  const states = rows
    .toSorted((a, b) => a.at - b.at)
    .map((row) => {
      const key = `${row.host} ${row.connection}`;
      const from = current.get(key) ?? row.from;
      current.set(key, row.to);
      return { ...row, from };
    });
  return { ...trace, states, end: { ...trace.end, ...ends(trace, states) } };
}

/** Where each host's last connection ends by these rows, unless it listens. */
function ends(trace: Trace, states: readonly StateRow[]): Partial<Record<HostName, TcpState>> {
  const changed = (['client', 'server'] as const).flatMap((host) => {
    const [was, is] = [trace.states, states].map((rows) => rows.findLast(isFrom(host))?.to);
    return was === is || is === undefined ? [] : [[host, is] as const];
  });
  return Object.fromEntries(changed);
}

/** The trace with more segments, or fewer, or others: numbered anew in the order of sending. */
export function withSegments(trace: Trace, rows: readonly WireRow[]): Trace {
  const numbers = new Map<number, number>();
  const segments = rows
    .toSorted((a, b) => a.at - b.at)
    .map((row, i) => {
      if (!numbers.has(row.n)) numbers.set(row.n, i + 1);
      return { ...row, n: i + 1 };
    });
  const states = trace.states.map((row) => {
    if (typeof row.because !== 'object' || !('segment' in row.because)) return row;
    return { ...row, because: { segment: numbers.get(row.because.segment) ?? row.because.segment } };
  });
  return { ...trace, segments, states };
}

export const renamed = (row: StateRow, from: TcpState, to: TcpState): StateRow =>
  row.to === from ? { ...row, to } : row;

/** The three segments by which this trace opens its first connection, as far as they are in it. */
export function opening(trace: Trace): { syn?: SegmentRow; answer?: SegmentRow; third?: SegmentRow } {
  const segments = trace.segments.filter(isSegment);
  const answer = segments.find((s) => s.flags.includes('SYN') && s.ack !== null && s.rule !== 'scenario');
  if (answer === undefined) return {};
  const syn = segments.find((s) => s.from !== answer.from && s.flags.includes('SYN') && s.n < answer.n);
  const third = segments.find((s) => s.from !== answer.from && s.n > answer.n && isPlain(s));
  return { ...(syn && { syn }), answer, ...(third && { third }) };
}

const isPlain = ({ flags, ack }: SegmentRow): boolean =>
  ack !== null && !flags.includes('SYN') && !flags.includes('RST');

/** How long a segment of this trace takes where nothing holds it up, in ms. */
export function usualDelay({ segments }: Trace): number {
  const delays = segments.flatMap(({ at, arrives, because }) =>
    because === 'injected' ? [] : arrives.map((time) => time - at),
  );
  return delays.length === 0 ? 0 : Math.min(...delays);
}
