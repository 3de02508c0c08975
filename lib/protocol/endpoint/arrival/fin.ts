import type { Segment } from '../../segment';
import { advance, isAfter } from '../../seq';
import { finish, startWait } from '../finish';
import { enter, owe, type Turn, tell } from '../turn';
import { isRepeatedFin, ourFinIsAcked } from './closing';

const RULE = 'rfc9293 3.10.7.4';

/** Eighth, check the FIN bit. A FIN counts once everything before it has arrived. */
export function receiveFin(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  // Data has come where that FIN said that there was none: it was not the peer's.
  if (tcb.peerFin.kind === 'seen' && isAfter(tcb.rcvNxt, tcb.peerFin.finSeq)) tcb.peerFin = { kind: 'none' };
  if (segment.fin && tcb.peerFin.kind === 'none') {
    const dataStart = segment.syn ? advance(segment.seq, turn.host.rules.synTakes) : segment.seq;
    tcb.peerFin = { kind: 'seen', finSeq: advance(dataStart, segment.len) };
  }
  if (tcb.peerFin.kind === 'seen' && tcb.peerFin.finSeq === tcb.rcvNxt) takeFin(turn);
  else if (isRepeatedFin(turn, segment)) repeatedFin(turn);
  // A FIN ahead of a gap: the sender learns at once what is missing (RFC 5681 4.2).
  else if (segment.fin && tcb.peerFin.kind === 'seen') owe(turn, 'at-once', RULE);
}

/** "Signal the user 'connection closing' ..., advance RCV.NXT over the FIN, and send an acknowledgment." */
function takeFin(turn: Turn): void {
  const { tcb, host } = turn;
  tcb.peerFin = { kind: 'received', finSeq: tcb.rcvNxt };
  tcb.rcvNxt = advance(tcb.rcvNxt, host.rules.finTakes);
  tell(turn, 'fin');
  switch (tcb.state) {
    case 'ESTABLISHED':
      acknowledgeAsPassive(turn);
      // The peer has no more to send; we may have.
      enter(turn, host.rules.finCloses === 'both' ? 'CLOSED' : 'CLOSE-WAIT', RULE);
      if (host.rules.closeWait === 'two-msl') startWait(turn);
      return;
    case 'FIN-WAIT-1':
      owe(turn, 'at-once', RULE);
      // "If our FIN has been ACKed (perhaps in this segment), then enter TIME-WAIT"
      if (ourFinIsAcked(turn)) finish(turn, 'active-closer', RULE);
      else enter(turn, 'CLOSING', RULE);
      return;
    case 'FIN-WAIT-2':
      owe(turn, 'at-once', RULE);
      finish(turn, 'active-closer', RULE);
      return;
    default:
      // CLOSE-WAIT, CLOSING, LAST-ACK and TIME-WAIT have had their FIN.
      return;
  }
}

function acknowledgeAsPassive(turn: Turn): void {
  const { ackOfFin, finCloses } = turn.host.rules;
  // Who takes a FIN for the end of everything has nothing left that an ACK could wait for.
  if (finCloses === 'both') owe(turn, 'at-once', RULE);
  else if (ackOfFin === 'when-received') owe(turn, 'for-fin', RULE);
  else turn.owed = null;
}

/** The peer missed our ACK of its FIN: it gets another. */
export function repeatedFin(turn: Turn): void {
  owe(turn, 'at-once', RULE);
  if (turn.tcb.state === 'TIME-WAIT' && turn.host.rules.repeatedFin === 'restarts-wait') startWait(turn);
}
