import { type Segment, segmentLength } from '../../segment';
import { advance, distance } from '../../seq';
import { leaveSynReceived } from '../finish';
import { armRetransmission, markRepeated } from '../retransmission';
import { owe, oweForStray, send, sendReset, type Turn } from '../turn';
import { sendStrayReset } from './closed';
import { reset } from './reset';

const RULE = 'linux tcp_check_req';

/**
 * Linux keeps no connection for a passive open in SYN-RECEIVED, but a request, which has checks of its
 * own: the ACK before the sequence number. True if the segment carries the ACK that connects.
 */
export function passesAsRequest(turn: Turn, segment: Segment): boolean {
  const { tcb, host } = turn;
  const { syn, rst, ack } = segment;
  if (syn && !rst && ack === null && segment.seq === tcb.irs) {
    markRepeated(turn);
    send(turn, { seq: tcb.iss, syn: true }, 'retransmission', RULE);
    armRetransmission(turn);
    return false;
  }
  if (ack !== null && ack !== tcb.sndNxt) {
    if (!rst) sendReset(turn, ack, RULE);
    return false;
  }
  if (!reachesWindow(turn, segment)) {
    if (!rst) oweForStray(turn, segment, RULE);
    return false;
  }
  if (rst) {
    if (segment.seq === tcb.rcvNxt) reset(turn);
    else owe(turn, 'at-once', RULE);
    return false;
  }
  if (syn) {
    sendStrayReset(host, segment, turn.log, RULE);
    leaveSynReceived(turn, RULE);
    return false;
  }
  return ack !== null;
}

/** Whether something of the segment lies in the window, or it is empty and stands at an edge. */
export function reachesWindow({ tcb, host }: Turn, segment: Segment): boolean {
  const first = distance(tcb.rcvNxt, segment.seq);
  const end = distance(tcb.rcvNxt, advance(segment.seq, segmentLength(segment, host.rules)));
  return first === 0 || (end > 0 && first < tcb.rcvWnd) || (first === tcb.rcvWnd && end === first);
}
