import { peerOf } from '../host';
import type { HostName, StateRow, TcpState, ToldRow, Trace } from '../trace';
import { isSegment, renamed, withStates } from './trace-edits';

/** Whoever received the FIN is in FIN-WAIT-2; who closed first stays where it was until it waits. */
export const finWait2IsPassive = (trace: Trace): Trace =>
  withStates(
    trace,
    trace.states
      .filter((row) => row.to !== 'FIN-WAIT-2')
      .map((row) => renamed(row, 'CLOSE-WAIT', 'FIN-WAIT-2')),
  );

/** CLOSE-WAIT is where one's own FIN leads. */
export const closeWaitComesLate = (trace: Trace): Trace =>
  withStates(
    trace,
    trace.states
      .filter((row) => row.to !== 'CLOSE-WAIT')
      .map((row) => renamed(row, 'LAST-ACK', 'CLOSE-WAIT')),
  );

const CLOSING: ReadonlySet<TcpState> = new Set([
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'TIME-WAIT',
  'CLOSE-WAIT',
  'LAST-ACK',
]);

/** It is the client that closes, whoever did: each side is read to pass through the other's states. */
export function clientCloses(trace: Trace): Trace {
  const first = trace.states.find((row) => CLOSING.has(row.to));
  if (first?.host !== 'server' || first.to !== 'FIN-WAIT-1') return trace;
  const rows = trace.states.map((row) =>
    CLOSING.has(row.to) || CLOSING.has(row.from) ? { ...row, host: peerOf(row.host) } : row,
  );
  return withStates(trace, rows);
}

/** TIME-WAIT stays for ever: somebody forgot to clean up. */
export const timeWaitStays = (trace: Trace): Trace =>
  withStates(
    trace,
    trace.states.filter((row) => row.from !== 'TIME-WAIT'),
  );

/** A crash is one direction closed: the crashed side has sent all it had, the other may go on. */
export function crashHalfCloses(trace: Trace): Trace {
  const rows = trace.states.flatMap((row): StateRow[] => {
    if (row.because !== 'crash') return [row];
    const left = peersConnection(trace, row);
    return [
      { ...row, to: 'FIN-WAIT-2' },
      ...(left ? [{ ...left, at: row.at, to: 'CLOSE-WAIT' as const }] : []),
    ];
  });
  return withStates(trace, rows);
}

/** The peer of a host that crashes learns it at once. */
export function crashIsNoticed(trace: Trace): Trace {
  const noticed = trace.states.flatMap((row): StateRow[] => {
    const left = row.because === 'crash' ? peersConnection(trace, row) : undefined;
    return left ? [{ ...left, at: row.at, to: 'CLOSED', because: 'crash' }] : [];
  });
  const isOver = (row: StateRow) =>
    noticed.some((n) => n.host === row.host && n.connection === row.connection && row.at > n.at);
  return withStates(trace, [...trace.states.filter((row) => !isOver(row)), ...noticed]);
}

/** The newest row of what the other side had with a host that crashed. */
const peersConnection = ({ states }: Trace, crash: StateRow): StateRow | undefined =>
  states.findLast((row) => row.host !== crash.host && row.at <= crash.at && row.to !== 'LISTEN');

/** A reset is a quick FIN: what was sent has arrived. */
export function resetLosesNothing(trace: Trace): Trace {
  if (!trace.segments.some((s) => s.flags.includes('RST'))) return trace;
  const told = trace.told.map((row): ToldRow => (row.signal === 'reset' ? { ...row, signal: 'fin' } : row));
  const delivered = { client: sentBy(trace, 'server'), server: sentBy(trace, 'client') };
  return { ...trace, told, delivered };
}

/** Bytes that a host sent, each counted once. */
function sentBy({ segments }: Trace, host: HostName): number {
  const first = segments.filter((s) => isSegment(s) && s.from === host && s.because !== 'retransmission');
  return first.reduce((sum, s) => sum + (s.because === 'injected' ? 0 : s.len), 0);
}
