import { mixed } from '../host';
import { advance } from '../seq';
import type { TimerName } from '../settings';
import { disarm } from '../tcb';
import { probePeer } from './keepalive';
import {
  armRetransmission,
  forgetThird,
  isThird,
  markRepeated,
  mostRetries,
  outstanding,
} from './retransmission';
import { settle } from './transmit';
import { enter, send, sendAck, type Turn, tell } from './turn';

/** An armed timer expires (9293 3.10.8). */
export function timeout(turn: Turn, timer: TimerName): void {
  disarm(turn.tcb, timer);
  switch (timer) {
    case 'retransmission':
      retransmit(turn);
      return;
    case '2msl':
      // Every segment of this connection has died: the block is deleted.
      enter(turn, 'CLOSED', 'rfc9293 3.10.8');
      return;
    case 'delayed-ack':
      sendAck(turn, 'timer', 'rfc9293 3.8.6.3');
      return;
    case 'fin-wait-2':
      enter(turn, 'CLOSED', 'rfc9293 3.6.1');
      return;
    case 'keepalive':
      probePeer(turn);
      return;
    default:
      timer satisfies never;
  }
}

/** "Send the segment at the front of the retransmission queue again, reinitialize the retransmission timer." */
function retransmit(turn: Turn): void {
  const { tcb, host } = turn;
  const first = tcb.outstanding[0];
  if (first === undefined) {
    probe(turn);
    return;
  }
  if (isThird(first) && tcb.retries > 0) {
    // Whether it arrived cannot be known: once more must do.
    forgetThird(turn);
    return;
  }
  if (tcb.retries - tcb.answeredRetries >= mostRetries(turn)) {
    giveUp(turn);
    return;
  }
  tcb.retries += 1;
  markRepeated(turn);
  if (first.syn && host.rules.repeatedSynNumber === 'new') renumber(turn);
  const { seq, len, syn, fin } = tcb.outstanding[0] ?? first;
  const fields = { seq, len, syn, fin };
  send(
    turn,
    tcb.state === 'SYN-SENT' ? { ...fields, ack: null } : fields,
    'retransmission',
    'rfc9293 3.10.8',
  );
  armRetransmission(turn);
}

/** Who takes a repeated SYN for a new one draws a new first number for it. */
function renumber(turn: Turn): void {
  const { tcb, host } = turn;
  tcb.iss = mixed(host, tcb.connection * 1000 + tcb.retries);
  tcb.sndUna = tcb.iss;
  tcb.sndNxt = advance(tcb.iss, host.rules.synTakes);
  tcb.outstanding = [outstanding(turn, { seq: tcb.iss, syn: true })];
}

/** The window is closed and nothing is on its way: something asks whether it has opened (3.8.6.1). */
function probe(turn: Turn): void {
  const { tcb, host } = turn;
  if (tcb.queuedBytes === 0) {
    settle(turn);
    return;
  }
  if (host.rules.windowProbe === 'empty') {
    probeEmpty(turn);
    return;
  }
  tcb.queuedBytes -= 1;
  tcb.outstanding = [outstanding(turn, { seq: tcb.sndNxt, len: 1 })];
  send(turn, { seq: tcb.sndNxt, len: 1 }, 'timer', 'rfc9293 3.8.6.1');
  tcb.sndNxt = advance(tcb.sndNxt, 1);
  armRetransmission(turn);
}

/** A number that the peer has acknowledged makes it say how wide its window is. */
function probeEmpty(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.retries - tcb.answeredRetries >= mostRetries(turn)) {
    giveUp(turn);
    return;
  }
  tcb.retries += 1;
  send(turn, { seq: advance(tcb.sndUna, -1) }, 'timer', 'rfc9293 3.8.6.1');
  armRetransmission(turn);
}

/** 3.8.3 (R2): the connection is closed, and the application told. A listener goes on listening. */
export function giveUp(turn: Turn): void {
  const { tcb, host } = turn;
  if (tcb.state === 'SYN-RECEIVED' && tcb.opened === 'passive') {
    // The application of a passive open never heard of this connection.
    enter(turn, host.listening ? 'LISTEN' : 'CLOSED', 'rfc9293 3.8.3');
    return;
  }
  tell(turn, 'timeout');
  enter(turn, 'CLOSED', 'rfc9293 3.8.3');
}
