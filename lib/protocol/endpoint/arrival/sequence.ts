import { type Segment, segmentLength } from '../../segment';
import { advance, distance, isWithin } from '../../seq';
import { oweForStray, type Turn } from '../turn';
import { passesAckCheck } from './ack';
import { isRepeatedFin } from './closing';
import { repeatedFin } from './fin';

const RULE = 'rfc9293 3.10.7.4';

/** First, check sequence number. False ends the processing of the segment. */
export function passesSequenceCheck(turn: Turn, segment: Segment): boolean {
  if (isAcceptable(turn, segment) || isCrossedSynAck(turn, segment) || isResetAtFin(turn, segment))
    return true;
  if (segment.rst) return false;
  if (isValidAckAtClosedWindow(turn, segment)) {
    passesAckCheck(turn, { ...segment, len: 0, fin: false });
    if (segment.len === 0 && !segment.fin) return false;
  }
  // "The only thing that can arrive in this state is a retransmission of the remote FIN. Acknowledge
  // it, and restart the 2 MSL timeout" (3.10.7.4, fifth): such a FIN lies below the window and would
  // never get as far as that sentence, so it is honoured here.
  if (isRepeatedFin(turn, segment)) repeatedFin(turn);
  else oweForStray(turn, segment, RULE);
  return false;
}

/** The table of four cases in 3.10.7.4. */
export function isAcceptable({ tcb, host }: Turn, segment: Segment): boolean {
  const length = segmentLength(segment, host.rules);
  const first = distance(tcb.rcvNxt, segment.seq);
  if (host.rules.leftEdge === 'inside') return first + length >= 0 && first <= tcb.rcvWnd;
  if (tcb.rcvWnd === 0) return length === 0 && first === 0;
  const inWindow = (offset: number) => offset >= 0 && offset < tcb.rcvWnd;
  return inWindow(first) || (length > 0 && inWindow(first + length - 1));
}

/** What the header's field can say (9293 3.1): no peer that behaves has sent more than that ahead. */
const LARGEST_WINDOW = 65_535;

/**
 * "If the RCV.WND is zero, no segments will be acceptable, but special allowance should be made to accept
 * valid ACKs": the peer's probe may have moved its numbers beyond what we took.
 */
function isValidAckAtClosedWindow({ tcb }: Turn, { syn, ack, seq }: Segment): boolean {
  if (tcb.rcvWnd > 0 || syn || ack === null || tcb.state === 'SYN-RECEIVED') return false;
  const first = distance(tcb.rcvNxt, seq);
  return first >= 0 && first <= LARGEST_WINDOW && isWithin(tcb.sndUna, ack, tcb.sndNxt);
}

/**
 * Figure 7: the SYN,ACK that ends a simultaneous open repeats a SYN that was taken already, so the
 * table refuses it. The RFC says as much in appendix A.2; the figure shows what is meant.
 */
export function isCrossedSynAck({ tcb }: Turn, segment: Segment): boolean {
  if (tcb.state !== 'SYN-RECEIVED' || tcb.opened === 'passive') return false;
  if (!segment.syn || segment.rst || segment.ack === null) return false;
  return segment.seq === tcb.irs && isWithin(advance(tcb.sndUna, 1), segment.ack, tcb.sndNxt);
}

/** A reset from a peer that had no acknowledgment of its FIN carries the number of that FIN. */
export const isResetAtFin = ({ tcb, host: { rules } }: Turn, { rst, seq }: Segment): boolean =>
  rst &&
  rules.resetAtFin === 'accepted' &&
  tcb.peerFin.kind === 'received' &&
  seq === tcb.peerFin.finSeq &&
  (tcb.state === 'CLOSE-WAIT' || tcb.state === 'LAST-ACK' || tcb.state === 'CLOSING');
