import type { StateRow, TcpState, Trace } from './trace';

/** A wrong way to read a right trace: the segments stand, what they mean does not. */
export interface Reading {
  readonly id: ReadingId;
  readonly read: (trace: Trace) => Trace;
  readonly says: string;
  /** The section of RFC 9293 that says how it is. */
  readonly section: string;
  readonly differsOn: string;
}

const all = {
  'both-established-at-once': {
    read: establishedOnSending,
    says: 'sending the third segment establishes both sides',
    section: '3.5',
    differsOn: 'open',
  },
  'fin-wait-2-passive': {
    // Only the side that closed first really gets to FIN-WAIT-2; the believer leaves it in FIN-WAIT-1.
    read: (trace: Trace) =>
      withStates(
        trace,
        trace.states
          .filter((row) => row.to !== 'FIN-WAIT-2')
          .map((row) => renamed(row, 'CLOSE-WAIT', 'FIN-WAIT-2')),
      ),
    says: 'the side that received the FIN is in FIN-WAIT-2',
    section: '3.6',
    differsOn: 'close',
  },
  'close-wait-after-own-fin': {
    read: (trace: Trace) =>
      withStates(
        trace,
        trace.states
          .filter((row) => row.to !== 'CLOSE-WAIT')
          .map((row) => renamed(row, 'LAST-ACK', 'CLOSE-WAIT')),
      ),
    says: "CLOSE-WAIT comes after sending one's own FIN",
    section: '3.6',
    differsOn: 'close',
  },
} as const;

export type ReadingId = keyof typeof all;

/** Every misreading there is, in a stable order. The ids are for ever. */
export const readings: readonly Reading[] = (Object.keys(all) as ReadingId[]).map((id) => ({
  id,
  ...all[id],
}));

const renamed = (row: StateRow, from: TcpState, to: TcpState): StateRow =>
  row.to === from ? { ...row, to } : row;

/** The answering side is established when the third segment is sent, whether or not that arrives. */
function establishedOnSending(trace: Trace): Trace {
  const answered = trace.states.find((row) => row.to === 'SYN-RECEIVED');
  const third = trace.segments.find(
    (s) =>
      s.from !== answered?.host && s.ack !== null && !s.flags.includes('SYN') && !s.flags.includes('RST'),
  );
  if (answered === undefined || third === undefined) return trace;
  const { host, connection } = answered;
  const early: StateRow = { ...answered, at: third.at, to: 'ESTABLISHED', because: { segment: third.n } };
  const others = trace.states.filter(
    (row) => row.host !== host || row.connection !== connection || row.to !== 'ESTABLISHED',
  );
  return withStates(trace, [...others, early]);
}

/** The trace with other state rows: in the order of time, each starting where its connection's last one ended. */
function withStates(trace: Trace, rows: readonly StateRow[]): Trace {
  const current = new Map<string, TcpState>();
  const states = rows
    .toSorted((a, b) => a.at - b.at)
    .map((row) => {
      const key = `${row.host} ${row.connection}`;
      const from = current.get(key) ?? row.from;
      current.set(key, row.to);
      return { ...row, from };
    });
  return { ...trace, states };
}
