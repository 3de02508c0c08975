import type { Host } from '../host';
import type { Call } from '../scenario';
import type { Segment } from '../segment';
import type { TimerName } from '../settings';
import { type Draft, draftOf, isArmed, type Tcb } from '../tcb';
import type { StateReason } from '../trace';
import { passesAckCheck } from './arrival/ack';
import { bringsCookie, isRefusedByBacklog, openByCookie } from './arrival/backlog';
import { arriveClosed } from './arrival/closed';
import { receiveData } from './arrival/data';
import { receiveFin } from './arrival/fin';
import { acceptSyn, asksForConnection } from './arrival/listen';
import { reopen, reopens } from './arrival/reopen';
import { passesAsRequest } from './arrival/request';
import { passesResetCheck } from './arrival/reset';
import { arriveAtRest, isRest } from './arrival/rest';
import { passesSequenceCheck } from './arrival/sequence';
import { passesSynCheck } from './arrival/syn';
import { arriveSynSent } from './arrival/syn-sent';
import { callOn, connect, listen, open, stopListening } from './calls';
import { heard } from './keepalive';
import { forgetThird } from './retransmission';
import { timeout } from './timeouts';
import { settle } from './transmit';
import { fromWire, type Log, type Turn } from './turn';

/** A segment arrives at a host (9293 3.10.7). `n` is its place in the run. */
export function arrive(host: Draft<Host>, wire: Segment, n: number, nowMs: number, log: Log): void {
  if (host.raw) return;
  const segment = fromWire(wire, host);
  const cause = { segment: n };
  const known = host.connections.findIndex(
    (c) => c.localPort === segment.destinationPort && c.remotePort === segment.sourcePort,
  );
  const there = host.connections[known];
  const listens = host.listening && segment.destinationPort === host.port;
  if (there && listens && reopens(there, segment)) {
    host.connections = host.connections.toSpliced(known, 1);
    onNewConnection(host, reopen(host, there), cause, nowMs, log, (turn) => acceptSyn(turn, segment));
  } else if (there) {
    onConnection(host, known, cause, nowMs, log, (turn) => arriveOnConnection(turn, segment));
  } else if (!listens) {
    arriveClosed(host, segment, log);
  } else if (bringsCookie(host, segment)) {
    const tcb = openByCookie(host, segment);
    onNewConnection(host, tcb, cause, nowMs, log, (turn) => arriveWithCookie(turn, segment));
  } else if (asksForConnection(host, segment, log) && !isRefusedByBacklog(host, segment, log)) {
    const tcb = open(host, 'passive', host.port, segment.sourcePort);
    onNewConnection(host, tcb, cause, nowMs, log, (turn) => acceptSyn(turn, segment));
  }
}

function arriveOnConnection(turn: Turn, segment: Segment): void {
  if (turn.tcb.state === 'SYN-SENT') arriveSynSent(turn, segment);
  else if (isRest(turn)) arriveAtRest(turn, segment);
  else arriveSynchronized(turn, segment);
  settle(turn);
  heard(turn);
}

/** The third segment of a handshake of which nothing was kept: as in SYN-RECEIVED. */
function arriveWithCookie(turn: Turn, segment: Segment): void {
  if (passesAckCheck(turn, segment)) receiveTextAndFin(turn, segment);
  settle(turn);
  heard(turn);
}

/** All other states (9293 3.10.7.4): the checks in the RFC's order, each of which may end the matter. */
function arriveSynchronized(turn: Turn, segment: Segment): void {
  if (turn.host.rules.lostThirdSegment === 'repeated') forgetThird(turn);
  if (!passesFirstChecks(turn, segment)) return;
  if (!passesAckCheck(turn, segment)) return;
  receiveTextAndFin(turn, segment);
}

function passesFirstChecks(turn: Turn, segment: Segment): boolean {
  const { tcb, host } = turn;
  if (tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive' && host.rules.synReceived === 'request')
    return passesAsRequest(turn, segment);
  const isMute = segment.ack === null && !segment.rst && !segment.syn;
  if (isMute && host.rules.withoutAck === 'at-once') return false;
  return (
    passesSequenceCheck(turn, segment) && passesResetCheck(turn, segment) && passesSynCheck(turn, segment)
  );
}

function receiveTextAndFin(turn: Turn, segment: Segment): void {
  receiveData(turn, segment);
  if (turn.tcb.state !== 'CLOSED') receiveFin(turn, segment);
}

/** An application calls (9293 3.10.1 to 3.10.6), or the host crashes. */
export function perform(host: Draft<Host>, call: Call, nowMs: number, log: Log): void {
  if (host.raw) return;
  switch (call.call) {
    case 'listen':
      listen(host, log);
      return;
    case 'connect': {
      const port = call.port ?? host.port;
      // "error: connection already exists"
      if (host.connections.some((c) => c.localPort === port && c.remotePort === host.peerPort)) return;
      onNewConnection(host, open(host, 'active', port, host.peerPort), 'connect', nowMs, log, connect);
      return;
    }
    case 'crash':
      crash(host, log);
      return;
    case 'fire':
      expire(host, call.connection ?? host.made, call.timer, nowMs, log);
      return;
    default: {
      const at = indexOf(host, call.connection);
      if (at >= 0) {
        onConnection(host, at, call.call, nowMs, log, (turn) => callOn(turn, call));
        return;
      }
      const closesListener = call.call !== 'send' && call.call !== 'stop-reading';
      const isListener = call.connection === undefined && host.listening && host.made === 0;
      if (closesListener && isListener) stopListening(host, log, call.call);
    }
  }
}

/** An armed timer of a connection expires (9293 3.10.8). */
export function expire(
  host: Draft<Host>,
  connection: number,
  timer: TimerName,
  nowMs: number,
  log: Log,
): void {
  const at = indexOf(host, connection);
  const tcb = host.connections[at];
  if (tcb && isArmed(tcb, timer))
    onConnection(host, at, { timer }, nowMs, log, (turn) => timeout(turn, timer));
}

/** Every connection is forgotten without a word; listeners stay. */
function crash(host: Draft<Host>, log: Log): void {
  for (const { connection, state } of host.connections) {
    log.events.push({
      kind: 'state',
      host: host.name,
      connection,
      from: state,
      to: 'CLOSED',
      because: 'crash',
      rule: 'rfc9293 3.5.1',
    });
  }
  host.connections = [];
}

/** A call without a number means the latest connection. */
function indexOf(host: Host, connection = host.made): number {
  return host.connections.findIndex((c) => c.connection === connection);
}

type Work = (turn: Turn) => void;

/** Runs one event on a copy of the block, and puts the copy in its place. */
function onConnection(
  host: Draft<Host>,
  at: number,
  cause: StateReason,
  nowMs: number,
  log: Log,
  work: Work,
): void {
  const old = host.connections[at];
  if (old === undefined) return;
  const tcb = draftOf(old);
  work({ nowMs, cause, host, tcb, log, owed: null });
  host.connections = isGone(tcb) ? host.connections.toSpliced(at, 1) : host.connections.with(at, tcb);
}

function onNewConnection(
  host: Draft<Host>,
  made: Tcb,
  cause: StateReason,
  nowMs: number,
  log: Log,
  work: Work,
): void {
  const tcb = draftOf(made);
  work({ nowMs, cause, host, tcb, log, owed: null });
  if (!isGone(tcb)) host.connections = [...host.connections, tcb];
}

const isGone = ({ state }: Tcb): boolean => state === 'CLOSED' || state === 'LISTEN';
