import type { Segment } from '../../segment';
import { leaveSynReceived } from '../finish';
import { enter, owe, sendAck, type Turn, tell } from '../turn';
import { isResetAtFin } from './sequence';

const RULE = 'rfc9293 3.10.7.4';

/** Second, check the RST bit, of a segment in the window. False ends the processing of the segment. */
export function passesResetCheck(turn: Turn, segment: Segment): boolean {
  if (!segment.rst) return true;
  // Only the exact number resets; any other in the window might be a guess (RFC 5961 3.2).
  if (segment.seq === turn.tcb.rcvNxt || isResetAtFin(turn, segment)) reset(turn);
  else owe(turn, 'at-once', RULE);
  return false;
}

/** What an accepted reset does in each state. */
export function reset(turn: Turn): void {
  const { tcb, host } = turn;
  if (host.rules.acceptedReset === 'ack') sendAck(turn, 'answer', RULE);
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      // A passive open goes back to waiting, and its application never hears of it.
      if (tcb.opened === 'passive') {
        leaveSynReceived(turn, RULE);
        return;
      }
      tell(turn, 'refused');
      enter(turn, 'CLOSED', RULE);
      return;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      tell(turn, 'reset');
      enter(turn, 'CLOSED', RULE);
      return;
    case 'TIME-WAIT':
      // RFC 1337 3: ignoring the reset is the cure for TIME-WAIT assassination.
      if (host.settings.rfc1337) return;
      enter(turn, 'CLOSED', RULE);
      return;
    case 'CLOSING':
    case 'LAST-ACK':
      enter(turn, 'CLOSED', RULE);
      return;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return;
    default:
      tcb.state satisfies never;
  }
}
