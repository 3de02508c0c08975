import { type Segment, segmentLength } from '../../segment';
import { advance, distance } from '../../seq';
import { isArmed } from '../../tcb';
import { startWait } from '../finish';
import { enter, oweForStray, type Turn } from '../turn';
import { sendStrayReset } from './closed';
import { receiveFin } from './fin';
import { reachesWindow } from './request';

const RULE = 'linux tcp_timewait_state_process';

/** Whether Linux has put a small rest in the place of this connection, which has nothing to do but to wait. */
export const isRest = ({ tcb, host }: Turn): boolean =>
  host.rules.waiting === 'rest' && (tcb.state === 'TIME-WAIT' || isWaitingOrphan(tcb));

const isWaitingOrphan = (tcb: Turn['tcb']): boolean =>
  tcb.state === 'FIN-WAIT-2' && isArmed(tcb, 'fin-wait-2');

/** What the rest of a connection does with a segment. */
export function arriveAtRest(turn: Turn, segment: Segment): void {
  if (turn.tcb.state === 'TIME-WAIT') arriveInTimeWait(turn, segment);
  else arriveAtOrphan(turn, segment);
}

function arriveInTimeWait(turn: Turn, segment: Segment): void {
  const { tcb, host } = turn;
  if (segment.rst) {
    // RFC 1337 3: ignoring the reset is the cure for TIME-WAIT assassination.
    if (segment.seq === tcb.rcvNxt && !host.settings.rfc1337) enter(turn, 'CLOSED', RULE);
    return;
  }
  const isBare = segment.seq === tcb.rcvNxt && segmentLength(segment, host.rules) === 0;
  if (host.rules.repeatedFin === 'restarts-wait' && (isBare || segment.ack !== null)) startWait(turn);
  if (!isBare) oweForStray(turn, segment, RULE);
}

/** FIN-WAIT-2 after `close`: only the peer's FIN is awaited, and nobody reads. */
function arriveAtOrphan(turn: Turn, segment: Segment): void {
  const { tcb, host } = turn;
  if (!reachesWindow(turn, segment)) {
    oweForStray(turn, segment, RULE);
    return;
  }
  if (segment.rst) {
    enter(turn, 'CLOSED', RULE);
    return;
  }
  const length = segmentLength(segment, host.rules);
  const end = distance(tcb.rcvNxt, advance(segment.seq, length));
  if (segment.syn) {
    refuse(turn, segment);
  } else if (segment.ack !== null && length > 0 && end > 0) {
    if (segment.fin && end === host.rules.finTakes) receiveFin(turn, segment);
    else refuse(turn, segment);
  }
}

function refuse(turn: Turn, segment: Segment): void {
  sendStrayReset(turn.host, segment, turn.log, RULE);
  enter(turn, 'CLOSED', RULE);
}
