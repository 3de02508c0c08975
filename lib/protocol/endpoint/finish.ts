import { arm, disarmAll, draftOf } from '../tcb';
import { enter, type Turn } from './turn';

/** Both FINs are through. Who closed first waits, so that a repeated FIN finds an answer (9293 3.6.1). */
export function finish(
  turn: Turn,
  role: 'active-closer' | 'passive-closer' | 'both-closed-first',
  rule: string,
): void {
  if (waits(turn, role)) {
    enter(turn, 'TIME-WAIT', rule);
    disarmAll(turn.tcb);
    startWait(turn);
  } else {
    enter(turn, 'CLOSED', rule);
  }
}

function waits({ host: { rules } }: Turn, role: Parameters<typeof finish>[1]): boolean {
  if (role === 'both-closed-first') return rules.closingWaits && rules.timeWait !== 'nobody';
  return rules.timeWait === role;
}

/**
 * A passive open comes to nothing: back to listening, or, where its SYN had taken over a TIME-WAIT and
 * proved old, to that (3.6.1 MAY-2).
 */
export function leaveSynReceived(turn: Turn, rule: string): void {
  const { tcb, host } = turn;
  const { tookOver, connection } = tcb;
  if (tookOver && host.rules.oldSynInTimeWait === 'back-to-time-wait') {
    enter(turn, 'TIME-WAIT', 'rfc9293 3.6.1');
    Object.assign(tcb, draftOf(tookOver), { connection });
  } else {
    enter(turn, host.listening && !tookOver ? 'LISTEN' : 'CLOSED', rule);
  }
}

/** (Re)starts the 2MSL wait: one MSL for the last ACK to die, one for the FIN that its loss would provoke. */
export function startWait({ tcb, host, nowMs }: Turn): void {
  arm(tcb, '2msl', nowMs + host.rules.timeWaitMsls * host.settings.msl);
}
