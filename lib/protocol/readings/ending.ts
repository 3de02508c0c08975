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

/**
 * A crash is one direction closed: the crashed side has sent all it had, and the other may go on until it closes
 * too. That a reset ends it is not seen.
 */
export function crashHalfCloses(trace: Trace): Trace {
  const crash = trace.states.find((row) => row.because === 'crash');
  if (crash === undefined) return trace;
  const left = peersConnection(trace, crash);
  const others = trace.states.filter((row) => row !== crash && !isAfter(row, crash, left));
  const crashed: StateRow = { ...crash, to: 'FIN-WAIT-2' };
  if (left === undefined) return withStates(trace, [...others, crashed]);
  const closes = trace.states.find((row) => isAfter(row, crash, left) && row.to === 'FIN-WAIT-1');
  const fin = trace.segments.find(
    (s) => s.from === left.host && s.at === closes?.at && s.flags.includes('FIN'),
  );
  const [arrives] = fin?.arrives ?? [];
  return withStates(trace, [
    ...others,
    crashed,
    { ...left, at: crash.at, to: 'CLOSE-WAIT' },
    ...(closes ? [{ ...closes, to: 'LAST-ACK' as const }] : []),
    ...(arrives === undefined ? [] : [{ ...crashed, at: arrives, to: 'TIME-WAIT' as const }]),
    ...trace.states.filter((row) => closes && isAfter(row, closes, left) && row.to === 'CLOSED'),
  ]);
}

/** Whether it is of the connection that was left over, and later. */
const isAfter = (row: StateRow, than: StateRow, left: StateRow | undefined): boolean =>
  row.host === left?.host && row.connection === left.connection && row.at > than.at;

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
