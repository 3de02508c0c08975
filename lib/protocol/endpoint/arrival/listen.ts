import type { Host } from '../../host';
import type { Segment } from '../../segment';
import { advance } from '../../seq';
import { offerWindow } from '../../tcb';
import { armRetransmission, outstanding } from '../retransmission';
import { enter, type Log, send, type Turn } from '../turn';
import { sendStrayReset } from './closed';

/**
 * A segment for a listener (9293 3.10.7.2): the three checks before a connection is made.
 * True if the segment is a SYN that asks for one.
 */
export function asksForConnection(host: Host, segment: Segment, log: Log): boolean {
  // First, a reset cannot concern anything that was sent from here.
  if (segment.rst) return false;
  // Second, any acknowledgment is bad: nothing was sent that it could acknowledge.
  if (segment.ack !== null) {
    const ignored = segment.syn && host.rules.unexpectedSynAck === 'ignore';
    if (!ignored) sendStrayReset(host, segment, log, 'rfc9293 3.10.7.2');
    return false;
  }
  // Third, a SYN; anything else is an old segment, to be dropped.
  return segment.syn && !(segment.fin && host.rules.textWithSyn === 'dropped');
}

/** The answer to a SYN: <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>. The turn's block is a new one in LISTEN. */
export function acceptSyn(turn: Turn, segment: Segment): void {
  const { tcb, host } = turn;
  const { rules } = host;
  if (rules.answerIsn === 'echoed') {
    tcb.iss = segment.seq;
    tcb.sndUna = segment.seq;
  }
  tcb.irs = segment.seq;
  tcb.rcvNxt = advance(segment.seq, rules.synTakes);
  offerWindow(tcb, segment.window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = tcb.iss;
  keepText(turn, segment);
  send(turn, { seq: tcb.iss, syn: true }, 'answer', 'rfc9293 3.10.7.2');
  tcb.sndNxt = advance(tcb.iss, rules.synTakes);
  if (rules.handshake === 'two-way') {
    tcb.sndUna = tcb.sndNxt;
    enter(turn, 'ESTABLISHED', 'rfc9293 3.10.7.2');
    return;
  }
  tcb.outstanding = [outstanding(turn, { seq: tcb.iss, syn: true })];
  armRetransmission(turn);
  enter(turn, 'SYN-RECEIVED', 'rfc9293 3.10.7.2');
}

/** "Any other control or text should be queued for processing later": once the connection is established. */
export function keepText({ tcb, host }: Turn, segment: Segment): void {
  if (host.rules.textWithSyn === 'dropped') return;
  const end = advance(tcb.rcvNxt, segment.len);
  if (segment.len > 0) tcb.outOfOrder = [{ seq: tcb.rcvNxt, len: segment.len }];
  if (segment.fin) tcb.peerFin = { kind: 'seen', finSeq: end };
}
