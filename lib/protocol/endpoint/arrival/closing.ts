import type { Segment } from '../../segment';
import { advance, isAfter, isBefore } from '../../seq';
import type { Turn } from '../turn';

// How far the two FINs have come: several checks ask.

/** Whether our FIN has gone out and come to be acknowledged. */
export function ourFinIsAcked({ tcb }: Turn): boolean {
  return tcb.ending.kind === 'sent' && !tcb.outstanding.some((o) => o.fin);
}

/** Whether this segment brings the peer's FIN in its turn. */
export const bringsFin = ({ tcb }: Turn, { fin, seq, len }: Segment): boolean =>
  fin &&
  tcb.peerFin.kind !== 'received' &&
  !isAfter(seq, tcb.rcvNxt) &&
  !isBefore(advance(seq, len), tcb.rcvNxt);

/** Whether the segment is the FIN that ended the peer's direction, come again. */
export const isRepeatedFin = ({ tcb }: Turn, segment: Segment): boolean =>
  segment.fin && tcb.peerFin.kind === 'received' && advance(segment.seq, segment.len) === tcb.peerFin.finSeq;
