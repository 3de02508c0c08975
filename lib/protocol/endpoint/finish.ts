import { arm, disarmAll } from '../tcb';
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

/** (Re)starts the 2MSL wait: one MSL for the last ACK to die, one for the FIN that its loss would provoke. */
export function startWait({ tcb, host, nowMs }: Turn): void {
  arm(tcb, '2msl', nowMs + host.rules.timeWaitMsls * host.settings.msl);
}
