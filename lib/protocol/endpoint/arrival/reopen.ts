import type { Host } from '../../host';
import type { Segment } from '../../segment';
import { advance, isAfter } from '../../seq';
import type { Draft, Tcb } from '../../tcb';
import { open } from '../calls';

/**
 * A SYN that is newer than anything a connection in TIME-WAIT has seen may open the next one at once
 * (9293 3.6.1 MAY-2, RFC 6191).
 */
export const reopens = ({ state, rcvNxt }: Tcb, { syn, fin, rst, ack, seq }: Segment): boolean =>
  state === 'TIME-WAIT' && syn && !fin && !rst && ack === null && isAfter(seq, rcvNxt);

/** More than a window beyond the last number used, as the kernel chooses it. */
const BEYOND_LAST_WINDOW = 65_537;

/** The block of the connection that takes the place of one in TIME-WAIT: its numbers lie above the old ones. */
export function reopen(host: Draft<Host>, old: Tcb): Tcb {
  const tcb = open(host, 'passive', old.localPort, old.remotePort);
  const iss = isAfter(tcb.iss, old.sndNxt) ? tcb.iss : advance(old.sndNxt, BEYOND_LAST_WINDOW);
  return { ...tcb, iss, sndUna: iss, sndNxt: iss, state: 'TIME-WAIT', tookOver: old };
}
