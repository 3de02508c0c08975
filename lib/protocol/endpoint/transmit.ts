import { advance, distance } from '../seq';
import { arm, disarm, isArmed } from '../tcb';
import type { SendReason } from '../trace';
import { armRetransmission, outstanding } from './retransmission';
import { enter, send, sendAck, type Turn, type Urgency } from './turn';

/** The end of every turn: sends what is queued, then the acknowledgment that nothing else carried. */
export function settle(turn: Turn): void {
  transmit(turn);
  if (turn.owed) acknowledge(turn, turn.owed);
}

function acknowledge(turn: Turn, { how, rule }: NonNullable<Turn['owed']>): void {
  const delayMs = putOffMs(turn, how);
  // 3.8.6.3: at least every second segment is acknowledged at once.
  const mayWait = delayMs > 0 && !isArmed(turn.tcb, 'delayed-ack');
  if (mayWait) arm(turn.tcb, 'delayed-ack', turn.nowMs + delayMs);
  else sendAck(turn, 'answer', rule);
}

/** The kernel's clock tick in ms, at 250 Hz. */
const TICK_MS = 4;

/** For how long an acknowledgment may wait for something to ride on. */
function putOffMs({ tcb, host: { rules, settings }, nowMs }: Turn, how: Urgency): number {
  if (how === 'at-once') return 0;
  if (rules.ackTiming === 'as-set') return settings.delayedAck;
  if (how === 'for-data') return 0;
  // Only after data has the kernel an idea of how long an acknowledgment may wait.
  const hasHadData = distance(tcb.irs, tcb.rcvNxt) > rules.synTakes + rules.finTakes;
  return hasHadData ? settings.delayedAck : Math.min(settings.delayedAck, TICK_MS - (nowMs % TICK_MS));
}

/** SEND and CLOSE that waited for the handshake or the window (9293 3.10.3, 3.10.4). */
function transmit(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.ending.kind === 'sent') return;
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      // "If no SENDs have been issued ..., then form a FIN segment and send it, and enter FIN-WAIT-1."
      if (tcb.ending.kind !== 'queued' || tcb.queuedBytes > 0) return;
      if (turn.host.rules.closeInSynReceived === 'fin-when-established') return;
      enter(turn, 'FIN-WAIT-1', 'rfc9293 3.10.4');
      break;
    case 'ESTABLISHED':
      // "In any case, enter FIN-WAIT-1", even while data still stands before the FIN.
      if (tcb.ending.kind === 'queued') enter(turn, 'FIN-WAIT-1', 'rfc9293 3.10.4');
      break;
    case 'FIN-WAIT-1':
    case 'CLOSING':
    case 'CLOSE-WAIT':
      break;
    default:
      return;
  }
  sendQueuedData(turn);
  if (tcb.ending.kind === 'queued' && tcb.queuedBytes === 0) sendNew(turn, 0, true);
}

function sendQueuedData(turn: Turn): void {
  const { tcb } = turn;
  while (tcb.queuedBytes > 0) {
    const usable = tcb.sndWnd - distance(tcb.sndUna, tcb.sndNxt);
    const len = Math.min(tcb.queuedBytes, turn.host.settings.mss, usable);
    if (len <= 0) {
      probeLater(turn);
      return;
    }
    tcb.queuedBytes -= len;
    // The FIN rides on the last data where CLOSE was called before that could go.
    sendNew(turn, len, tcb.queuedBytes === 0 && tcb.ending.kind === 'queued');
  }
}

/** 3.8.6.1: a closed window is probed, or a lost update would stop the connection for ever. */
function probeLater(turn: Turn): void {
  if (turn.tcb.outstanding.length === 0 && !isArmed(turn.tcb, 'retransmission')) armRetransmission(turn);
}

/** Sends for the first time something that takes numbers, and remembers it until it is acknowledged. */
export function sendNew(turn: Turn, len: number, fin: boolean): void {
  const { tcb, host } = turn;
  const ackIsOwed = turn.owed !== null || isArmed(tcb, 'delayed-ack');
  if (fin && ackIsOwed && host.rules.finWithOwedAck === 'apart') sendAck(turn, 'answer', 'rfc9293 3.6');
  const seq = tcb.sndNxt;
  let because: SendReason = 'send';
  if (fin && tcb.ending.kind === 'queued') {
    const { by } = tcb.ending;
    if (len === 0) because = by;
    tcb.ending = { kind: 'sent', by, finSeq: advance(seq, len) };
    if (tcb.state === 'CLOSE-WAIT') {
      disarm(tcb, '2msl');
      enter(turn, 'LAST-ACK', 'rfc9293 3.10.4');
    }
  }
  send(turn, { seq, len, fin }, because, fin ? 'rfc9293 3.10.4' : 'rfc9293 3.10.3');
  tcb.sndNxt = advance(seq, len + (fin ? host.rules.finTakes : 0));
  tcb.outstanding = [...tcb.outstanding, outstanding(turn, { seq, len, fin })];
  if (!isArmed(tcb, 'retransmission')) armRetransmission(turn);
}
