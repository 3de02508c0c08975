import type { Segment } from '../../segment';
import { advance, distance, isAfter, isBefore, isWithin, type Seq } from '../../seq';
import { disarm, type Outstanding, offerWindow } from '../../tcb';
import { waitForOrphan } from '../calls';
import { finish } from '../finish';
import { armRetransmission, measure } from '../retransmission';
import { enter, owe, sendReset, type Turn, tell } from '../turn';
import { bringsFin, ourFinIsAcked } from './closing';
import { isForNobody } from './data';

const RULE = 'rfc9293 3.10.7.4';

/** Fifth, check the ACK field. False ends the processing of the segment. */
export function passesAckCheck(turn: Turn, segment: Segment): boolean {
  const { tcb } = turn;
  const { ack } = segment;
  if (ack === null) return false;
  const isOpening = tcb.state === 'SYN-RECEIVED' || tcb.state === 'LISTEN';
  if (isOpening && !establish(turn, segment, ack)) return false;
  if (closedTooEarly(turn) && !acksOurSyn(turn, ack)) {
    // FIN-WAIT-1 straight from SYN-RECEIVED: until our SYN is acknowledged, the peer may be an old duplicate.
    sendReset(turn, ack, RULE);
    return false;
  }
  if (isAfter(ack, tcb.sndNxt) || isTooOld(turn, ack)) {
    // It acknowledges something not yet sent, or sent so long ago that it may be a guess.
    owe(turn, 'at-once', RULE);
    return false;
  }
  const finWasUnacked = !ourFinIsAcked(turn);
  acknowledge(turn, ack);
  takeWindow(turn, segment);
  // 3.8.6.1: while it goes on answering, a peer whose window is closed is not given up.
  if (tcb.sndWnd === 0) tcb.answeredRetries = tcb.retries;
  return finWasUnacked && ourFinIsAcked(turn) ? afterAckOfFin(turn, segment) : true;
}

/** RFC 5961 5.2 (MAY-12): older than anything that may still be on its way, given what was ever acknowledged. */
function isTooOld({ tcb, host: { rules } }: Turn, ack: Seq): boolean {
  if (rules.oldAck === 'ignored') return false;
  const firstOfOurs = advance(tcb.iss, tcb.opened === 'passive' ? rules.synTakes : 0);
  const onItsWay = Math.min(tcb.maxSndWnd, distance(firstOfOurs, tcb.sndUna));
  return isBefore(ack, advance(tcb.sndUna, -onItsWay));
}

/** SYN-RECEIVED, or LISTEN with a cookie: the ACK of our SYN is what connects us, whatever else comes with it. */
function establish(turn: Turn, segment: Segment, ack: Seq): boolean {
  const { tcb, host } = turn;
  const refusesData = segment.len > 0 && host.rules.dataInSynReceived === 'reset';
  if (!acksOurSyn(turn, ack) || refusesData) {
    sendReset(turn, ack, RULE);
    return false;
  }
  offerWindow(tcb, segment.window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = ack;
  enter(turn, 'ESTABLISHED', RULE);
  tell(turn, 'established');
  return true;
}

/** Whether our FIN went out before our SYN was acknowledged (3.10.4). */
const closedTooEarly = ({ tcb }: Turn): boolean =>
  tcb.state === 'FIN-WAIT-1' && tcb.outstanding[0]?.syn === true;

/** ISS < SEG.ACK =< SND.NXT, where a SYN takes a number. */
export function acksOurSyn({ tcb, host }: Turn, ack: Seq): boolean {
  return isWithin(advance(tcb.iss, host.rules.synTakes), ack, tcb.sndNxt);
}

/** Takes what `ack` covers off the retransmission queue. An old acknowledgment changes nothing. */
export function acknowledge(turn: Turn, ack: Seq): void {
  const { tcb, host } = turn;
  if (!isWithin(tcb.sndUna, ack, tcb.sndNxt)) return;
  tcb.sndUna = ack;
  const end = (o: Outstanding) =>
    advance(o.seq, o.len + (o.syn ? host.rules.synTakes : 0) + (o.fin ? host.rules.finTakes : 0));
  const left = tcb.outstanding.filter((o) => isAfter(end(o), ack));
  const front = left[0];
  const partly = front !== undefined && isAfter(ack, front.seq) && !front.syn;
  if (left.length === tcb.outstanding.length && !partly) return;
  measure(turn, tcb.outstanding.slice(0, tcb.outstanding.length - left.length));
  const rest = partly
    ? [{ ...front, seq: ack, len: front.len - distance(front.seq, ack) }, ...left.slice(1)]
    : left;
  tcb.outstanding = rest;
  tcb.retries = 0;
  tcb.answeredRetries = 0;
  if (rest.length > 0) armRetransmission(turn);
  else disarm(tcb, 'retransmission');
}

/** The send window follows the newest segment, never an older one (3.10.7.4, SND.WL1 and SND.WL2). */
export function takeWindow({ tcb }: Turn, segment: Segment): void {
  if (segment.ack === null || !isWithin(tcb.sndUna, segment.ack, tcb.sndNxt)) return;
  const isNewer =
    isAfter(segment.seq, tcb.sndWl1) || (segment.seq === tcb.sndWl1 && !isAfter(tcb.sndWl2, segment.ack));
  if (!isNewer) return;
  offerWindow(tcb, segment.window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ack;
}

/** Whether this is still a connection, and not what Linux leaves of one that waits. */
const tcbIsWhole = ({ tcb, host }: Turn): boolean => host.rules.waiting === 'connection' || tcb.attached;

/** What each closing state does with the ACK of our FIN. False where nothing of the segment is left to do. */
function afterAckOfFin(turn: Turn, segment: Segment): boolean {
  switch (turn.tcb.state) {
    case 'FIN-WAIT-1':
      if (turn.host.rules.finCloses === 'both') {
        enter(turn, 'CLOSED', RULE);
        return false;
      }
      // 3.3.2 note 2: the FIN that comes with it leads on at once, and so does data that nobody can read.
      if (bringsFin(turn, segment) || isForNobody(turn, segment)) return true;
      enter(turn, 'FIN-WAIT-2', RULE);
      waitForOrphan(turn);
      // What only waits now has no use for the rest of the segment.
      return tcbIsWhole(turn) || segment.fin;
    case 'CLOSING':
      finish(turn, 'both-closed-first', RULE);
      return false;
    case 'LAST-ACK':
      // The only thing that can still arrive is this acknowledgment.
      finish(turn, 'passive-closer', RULE);
      return false;
    default:
      return true;
  }
}
