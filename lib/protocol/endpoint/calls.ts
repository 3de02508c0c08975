import { type Host, nextIsn } from '../host';
import type { Call } from '../scenario';
import { advance } from '../seq';
import { arm, type Draft, newTcb } from '../tcb';
import { armRetransmission, outstanding } from './retransmission';
import { settle } from './transmit';
import { enter, type Log, send, sendActiveReset, type Turn } from './turn';

/** Passive OPEN (3.10.1): the host waits for a SYN on its port. */
export function listen(host: Draft<Host>, log: Log): void {
  if (host.listening) return;
  host.listening = true;
  listenerRow(host, log, 'CLOSED', 'LISTEN', 'listen', 'rfc9293 3.10.1');
}

/** CLOSE and ABORT of a listener that made no connection yet (3.10.4, 3.10.5, LISTEN). */
export function stopListening(host: Draft<Host>, log: Log, cause: string): void {
  host.listening = false;
  const rule = cause === 'abort' ? 'rfc9293 3.10.5' : 'rfc9293 3.10.4';
  listenerRow(host, log, 'LISTEN', 'CLOSED', cause, rule);
}

// The row names the connection that the listener would make next: in the RFC both are one block.
function listenerRow(
  host: Host,
  log: Log,
  from: 'CLOSED' | 'LISTEN',
  to: 'CLOSED' | 'LISTEN',
  because: string,
  rule: string,
) {
  log.events.push({ kind: 'state', host: host.name, connection: host.made + 1, from, to, because, rule });
}

/** Active OPEN (3.10.1): sends <SEQ=ISS><CTL=SYN>. The turn's block is a new one in CLOSED. */
export function connect(turn: Turn): void {
  const { tcb, host } = turn;
  enter(turn, 'SYN-SENT', 'rfc9293 3.10.1');
  send(turn, { seq: tcb.iss, syn: true, ack: null }, 'connect', 'rfc9293 3.10.1');
  tcb.sndNxt = advance(tcb.iss, host.rules.synTakes);
  tcb.outstanding = [outstanding(turn, { seq: tcb.iss, syn: true })];
  armRetransmission(turn);
}

/** The block of a new connection, in the state that its OPEN starts from. */
export function open(host: Draft<Host>, opened: 'active' | 'passive', localPort: number, remotePort: number) {
  const iss = nextIsn(host);
  host.made += 1;
  const state = opened === 'active' ? 'CLOSED' : 'LISTEN';
  return newTcb({
    connection: host.made,
    state,
    opened,
    localPort,
    remotePort,
    iss,
    rcvWnd: host.settings.window,
  });
}

/** A call on a connection that exists. Where the RFC answers "error", nothing happens. */
export function callOn(
  turn: Turn,
  call: Exclude<Call, { call: 'listen' | 'connect' | 'crash' | 'fire' }>,
): void {
  switch (call.call) {
    case 'send':
      sendCall(turn, call.bytes);
      return;
    case 'shutdown':
      closeCall(turn, 'shutdown');
      return;
    case 'close':
      socketsClose(turn);
      return;
    case 'abort':
      abort(turn);
      return;
    case 'stop-reading':
      turn.tcb.reading = false;
      return;
    default:
      call satisfies never;
  }
}

/** SEND (3.10.3): queued while the connection is being opened, refused once CLOSE was called. */
function sendCall(turn: Turn, bytes: number): void {
  if (turn.tcb.ending.kind !== 'none' || !turn.tcb.attached) return;
  turn.tcb.queuedBytes += bytes;
  settle(turn);
}

/** CLOSE (3.10.4): "I have no more data to send". */
function closeCall(turn: Turn, by: 'shutdown' | 'close'): void {
  const { tcb } = turn;
  if (tcb.ending.kind !== 'none') return;
  switch (tcb.state) {
    case 'SYN-SENT':
      // Nobody answered yet: the block is deleted, and nothing is sent.
      enter(turn, 'CLOSED', 'rfc9293 3.10.4');
      return;
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      tcb.ending = { kind: 'queued', by };
      settle(turn);
      return;
    case 'CLOSED':
    case 'LISTEN':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return;
    default:
      tcb.state satisfies never;
  }
}

/** The sockets call: CLOSE, and nobody is left to read (3.6.1: data that is thrown away draws a reset). */
function socketsClose(turn: Turn): void {
  const { tcb } = turn;
  if (!tcb.attached) return;
  if (tcb.unreadBytes > 0) {
    abort(turn);
    return;
  }
  closeCall(turn, 'close');
  tcb.attached = false;
  if (tcb.state === 'FIN-WAIT-2') waitForOrphan(turn);
}

/** An orphan in FIN-WAIT-2 may be given up after a while (3.6.1, implementations differ). */
export function waitForOrphan({ tcb, host, nowMs }: Turn): void {
  const { finWait2Timeout } = host.settings;
  if (finWait2Timeout !== null && !tcb.attached) arm(tcb, 'fin-wait-2', nowMs + finWait2Timeout);
}

/** ABORT (3.10.5): a reset where the peer has something to forget; the block is deleted at once. */
function abort(turn: Turn): void {
  switch (turn.tcb.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      sendActiveReset(turn, 'abort', 'rfc9293 3.10.5');
      break;
    default:
  }
  enter(turn, 'CLOSED', 'rfc9293 3.10.5');
}
