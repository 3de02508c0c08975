import type { Segment } from '../../segment';
import { leaveSynReceived } from '../finish';
import { owe, type Turn } from '../turn';
import { isCrossedSynAck } from './sequence';

const RULE = 'rfc9293 3.10.7.4';

/** Fourth, check the SYN bit (the third check is security). False ends the processing of the segment. */
export function passesSynCheck(turn: Turn, segment: Segment): boolean {
  const { tcb, host } = turn;
  if (!segment.syn) return true;
  if (tcb.state === 'SYN-RECEIVED') {
    // The last segment of a simultaneous open (figure 7): its SYN is known, its ACK is what counts.
    if (isCrossedSynAck(turn, segment)) {
      if (host.rules.crossedSynAck === 'ack') owe(turn, 'at-once', RULE);
      return true;
    }
    // The peer began anew: so does a passive open.
    if (tcb.opened === 'passive') {
      leaveSynReceived(turn, RULE);
      return false;
    }
  }
  // A challenge: a peer that lost its connection answers it with a reset of the right number (RFC 5961 4.2).
  owe(turn, 'at-once', RULE);
  return false;
}
