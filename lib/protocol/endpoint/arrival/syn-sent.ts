import type { Segment } from '../../segment';
import { advance, type Seq } from '../../seq';
import { arm, offerWindow } from '../../tcb';
import { armRetransmission, outstanding } from '../retransmission';
import { enter, owe, send, sendAck, sendReset, type Turn, tell } from '../turn';
import { acknowledge, acksOurSyn } from './ack';
import { sendStrayReset } from './closed';
import { receiveData } from './data';
import { receiveFin } from './fin';
import { keepText } from './listen';

/** A segment in SYN-SENT (9293 3.10.7.3), in the RFC's order of checks. */
export function arriveSynSent(turn: Turn, segment: Segment): void {
  const { ack } = segment;
  if (ack !== null && !acksOurSyn(turn, ack)) {
    refuseAck(turn, segment, ack);
    return;
  }
  if (segment.rst) {
    refused(turn, ack !== null);
    return;
  }
  if (!segment.syn) return;
  receiveSyn(turn, segment);
}

/** The kernel's shortest time-out of 2 ticks, and half a tick until the next, in ms. */
const HASTENED_SYN_MS = 12;

/** First: an ACK of something that this connection never sent comes from an older one. */
function refuseAck(turn: Turn, segment: Segment, ack: Seq): void {
  const { tcb, host } = turn;
  // The peer has an old connection of ours, which our reset ends: then our SYN may be answered.
  if (host.rules.badAckInSynSent === 'hastens-syn' && tcb.retries === 0)
    arm(tcb, 'retransmission', turn.nowMs + HASTENED_SYN_MS);
  if (segment.rst) return;
  if (segment.syn && turn.host.rules.unexpectedSynAck === 'ignore') return;
  sendReset(turn, ack, 'rfc9293 3.10.7.3');
}

/** Second: a reset that acknowledges our SYN is the peer's refusal; without an ACK it may be anybody's. */
function refused(turn: Turn, acknowledges: boolean): void {
  if (!acknowledges) return;
  tell(turn, 'refused');
  enter(turn, 'CLOSED', 'rfc9293 3.10.7.3');
}

/** Fourth: the peer's SYN, which answers ours or crossed it. */
function receiveSyn(turn: Turn, segment: Segment): void {
  const { tcb, host } = turn;
  tcb.irs = segment.seq;
  tcb.rcvNxt = advance(segment.seq, host.rules.synTakes);
  if (segment.ack === null) {
    if (host.rules.crossedSyn === 'one-connection') crossed(turn, segment);
    else sendStrayReset(host, segment, turn.log, 'rfc9293 3.5');
    return;
  }
  acknowledge(turn, segment.ack);
  offerWindow(tcb, segment.window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ack;
  enter(turn, 'ESTABLISHED', 'rfc9293 3.10.7.3');
  tell(turn, 'established');
  if (host.rules.handshake === 'three-way') sendThird(turn);
  if (host.rules.textWithSyn === 'dropped') return;
  if (segment.len > 0) receiveData(turn, { ...segment, seq: tcb.rcvNxt, syn: false });
  receiveFin(turn, segment);
}

/** The third segment: what waits to be sent may ride on it, and it is nowhere remembered. */
function sendThird(turn: Turn): void {
  const { tcb, host } = turn;
  if (host.rules.thirdSegment === 'empty') sendAck(turn, 'answer', 'rfc9293 3.10.7.3');
  else owe(turn, 'at-once', 'rfc9293 3.10.7.3');
  if (host.rules.lostThirdSegment === 'repeated' && tcb.queuedBytes === 0) {
    tcb.outstanding = [outstanding(turn, { seq: tcb.sndNxt })];
    armRetransmission(turn);
  }
}

/** A SYN without an ACK: both sides opened at once (3.5, figure 7). Our SYN goes again, with the ACK. */
function crossed(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  offerWindow(tcb, segment.window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = tcb.iss;
  keepText(turn, segment);
  enter(turn, 'SYN-RECEIVED', 'rfc9293 3.10.7.3');
  send(turn, { seq: tcb.iss, syn: true }, 'answer', 'rfc9293 3.10.7.3');
  tcb.retries = 0;
  armRetransmission(turn);
}
