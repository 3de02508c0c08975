import { advance } from '../seq';
import { arm, disarm } from '../tcb';
import { enter, send, sendActiveReset, type Turn, tell } from './turn';

/** Something was heard: the peer is there, and may be silent for a while (9293 3.8.4). */
export function heard({ tcb, host, nowMs }: Turn): void {
  const { keepalive } = host.settings;
  if (keepalive === null || tcb.opened === 'passive') return;
  tcb.probes = 0;
  if (waitsForPeer(tcb.state)) arm(tcb, 'keepalive', nowMs + keepalive.idle);
  else disarm(tcb, 'keepalive');
}

const waitsForPeer = (state: Turn['tcb']['state']): boolean =>
  state === 'ESTABLISHED' || state === 'CLOSE-WAIT' || state === 'FIN-WAIT-2';

/** Nothing was heard for long: a number that the peer has had already makes it answer, if it is there. */
export function probePeer(turn: Turn): void {
  const { tcb, host, nowMs } = turn;
  const { keepalive } = host.settings;
  if (keepalive === null) return;
  if (tcb.outstanding.length > 0 || tcb.queuedBytes > 0) {
    // What waits for its acknowledgment asks the same question.
    arm(tcb, 'keepalive', nowMs + keepalive.idle);
    return;
  }
  if (tcb.probes >= keepalive.probes) {
    giveUpOnPeer(turn);
    return;
  }
  tcb.probes += 1;
  send(turn, { seq: advance(tcb.sndNxt, -1) }, 'timer', 'rfc9293 3.8.4');
  arm(tcb, 'keepalive', nowMs + keepalive.interval);
}

function giveUpOnPeer(turn: Turn): void {
  if (turn.host.rules.unansweredKeepalive === 'with-reset') sendActiveReset(turn, 'timer', 'rfc9293 3.8.4');
  tell(turn, 'timeout');
  enter(turn, 'CLOSED', 'rfc9293 3.8.4');
}
