import { isPureAck, type Segment } from '../../segment';
import { advance, distance, isAfter, isBefore, type Seq } from '../../seq';
import type { Range } from '../../tcb';
import { enter, owe, sendReset, type Turn, tell } from '../turn';
import { repeatedFin } from './fin';

const RULE = 'rfc9293 3.10.7.4';

/** Seventh, process the segment text (the sixth check is the URG bit). */
export function receiveData(turn: Turn, segment: Segment): void {
  const { tcb, host } = turn;
  if (isPureAck(segment) && segment.seq === tcb.rcvNxt)
    tcb.rcvNxt = advance(tcb.rcvNxt, host.rules.pureAckTakes);
  switch (tcb.state) {
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      break;
    case 'TIME-WAIT':
      // 3.10.7.4, fifth: whatever gets as far as this is answered like the peer's FIN come again.
      if (segment.len > 0) repeatedFin(turn);
      return;
    default:
      receiveDataAfterFin(turn, segment);
      return;
  }
  if (isForNobody(turn, segment)) {
    refuseData(turn, segment);
    return;
  }
  if (segment.len > 0) {
    keep(turn, { seq: segment.seq, len: segment.len });
    owe(turn, 'for-data', RULE);
  }
  if (tcb.outOfOrder.length > 0) deliver(turn);
  // Data ahead of a gap is acknowledged at once, so that the sender learns of the gap (RFC 5681 4.2). A bare
  // ACK is not: two sides with a gap each would acknowledge each other for ever.
  if (segment.len > 0 && tcb.outOfOrder.length > 0) owe(turn, 'at-once', RULE);
}

/** The peer has sent its FIN: what comes now is old, or no business of this connection. */
function receiveDataAfterFin(turn: Turn, segment: Segment): void {
  const { seq, len } = segment;
  const { rcvNxt } = turn.tcb;
  if (len === 0 || !isBefore(seq, rcvNxt)) return;
  if (!isAfter(advance(seq, len), rcvNxt)) owe(turn, 'at-once', RULE);
  else if (turn.host.rules.textAfterFin === 'reset') refuseData(turn, segment);
}

/** Whether the segment has data that nobody is left to read, or a FIN that tells of such data before it. */
export const isForNobody = ({ tcb }: Turn, { seq, len, fin }: Segment): boolean =>
  !tcb.attached && (len > 0 || fin) && isAfter(advance(seq, len), tcb.rcvNxt);

/** Data for an application that is gone is lost, and the sender must hear of it (3.6.1, SHLD-3). */
function refuseData(turn: Turn, { ack }: Segment): void {
  turn.owed = null;
  sendReset(turn, ack ?? turn.tcb.sndNxt, 'rfc9293 3.6.1');
  enter(turn, 'CLOSED', 'rfc9293 3.6.1');
}

/** Keeps what lies in the window, ordered by number; ranges may overlap. */
function keep({ tcb }: Turn, { seq, len }: Range): void {
  const first = isBefore(seq, tcb.rcvNxt) ? tcb.rcvNxt : seq;
  const end = Math.min(distance(tcb.rcvNxt, advance(seq, len)), tcb.rcvWnd);
  const kept = end - distance(tcb.rcvNxt, first);
  if (kept <= 0) return;
  const byNumber = (a: Range, b: Range) => distance(tcb.rcvNxt, a.seq) - distance(tcb.rcvNxt, b.seq);
  tcb.outOfOrder = [...tcb.outOfOrder, { seq: first, len: kept }].sort(byNumber);
}

/** Hands over what is next in order, each byte once. */
function deliver(turn: Turn): void {
  const { tcb } = turn;
  let next: Seq = tcb.rcvNxt;
  const later: Range[] = [];
  for (const range of tcb.outOfOrder) {
    const end = advance(range.seq, range.len);
    if (distance(next, range.seq) > 0) later.push(range);
    else if (distance(next, end) > 0) next = end;
  }
  tcb.outOfOrder = later;
  const bytes = distance(tcb.rcvNxt, next);
  if (bytes === 0) return;
  tcb.rcvNxt = next;
  hand(turn, bytes);
}

/** To the application, or, where that has stopped reading, to a buffer that narrows the window. */
function hand(turn: Turn, bytes: number): void {
  const { tcb, host } = turn;
  if (tcb.reading) {
    host.deliveredBytes += bytes;
    tell(turn, 'data', bytes);
  } else {
    tcb.unreadBytes += bytes;
    tcb.rcvWnd -= bytes;
  }
}
