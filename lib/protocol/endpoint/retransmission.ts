import { arm, disarm, type Outstanding } from '../tcb';
import type { Turn } from './turn';

// RFC 6298 2.5 allows a ceiling of 60 s or more; this is the kernel's.
const MAX_RTO_MS = 120_000;

/** What the kernel adds to the smoothed round trip while that hardly varies (its least variance term). */
const LEAST_VARIANCE_MS = 200;

/** RFC 6298 5.7: what a handshake without a measurement leaves behind. */
const RTO_AFTER_REPEATED_SYN_MS = 3000;

/** Repetitions of a SYN before the interval begins to double (tcp_syn_linear_timeouts). */
const LINEAR_SYNS = 4;

/** Remembers something just sent that takes sequence numbers, until it is acknowledged. */
export const outstanding = (
  { nowMs }: Turn,
  what: Pick<Outstanding, 'seq'> & Partial<Pick<Outstanding, 'len' | 'syn' | 'fin'>>,
): Outstanding => ({
  seq: what.seq,
  len: what.len ?? 0,
  syn: what.syn ?? false,
  fin: what.fin ?? false,
  sentMs: nowMs,
  again: false,
});

/** (Re)starts the timer for the first outstanding segment, doubled for every retry (RFC 6298 5.5). */
export function armRetransmission(turn: Turn): void {
  const { tcb, host } = turn;
  const base = unbackedInterval(turn);
  const doublings = host.rules.backoff === 'doubles' ? Math.max(0, tcb.retries - linearRetries(turn)) : 0;
  arm(tcb, 'retransmission', turn.nowMs + Math.max(base, Math.min(base * 2 ** doublings, MAX_RTO_MS)));
}

/** The interval before any retry, in ms. */
function unbackedInterval({ tcb, host: { rules, settings } }: Turn): number {
  const isOpening = tcb.state === 'SYN-SENT' || tcb.state === 'SYN-RECEIVED' || tcb.state === 'LISTEN';
  if (rules.rto === 'fixed' || isOpening) return settings.rto;
  return tcb.srttMs === null ? RTO_AFTER_REPEATED_SYN_MS : tcb.srttMs + LEAST_VARIANCE_MS;
}

function linearRetries({ tcb, host }: Turn): number {
  return host.rules.synBackoff === 'linear-first' && tcb.state === 'SYN-SENT' ? LINEAR_SYNS : 0;
}

/** How often the first outstanding segment may be sent again before the connection is given up (3.8.3, R2). */
export function mostRetries(turn: Turn): number {
  const { tcb, host } = turn;
  const { synRetries, synAckRetries, dataRetries, orphanRetries } = host.settings;
  if (tcb.state === 'SYN-SENT') return synRetries + linearRetries(turn);
  if (tcb.state === 'SYN-RECEIVED') return synAckRetries;
  return tcb.attached ? dataRetries : orphanRetries;
}

/** Measures the round trip by what was just acknowledged (RFC 6298 2.2, 2.3), unless it was sent twice (3). */
export function measure({ tcb, host, nowMs }: Turn, acknowledged: readonly Outstanding[]): void {
  const [first] = acknowledged;
  if (host.rules.rto === 'fixed' || first === undefined || acknowledged.some((o) => o.again)) return;
  const rttMs = nowMs - first.sentMs;
  tcb.srttMs = tcb.srttMs === null ? rttMs : (7 * tcb.srttMs + rttMs) / 8;
}

/** Whether this is a third segment that somebody believes must be repeated: it takes no number. */
export const isThird = ({ len, syn, fin }: Outstanding): boolean => len === 0 && !syn && !fin;

/** Something came back, so nobody repeats the third segment any more. */
export function forgetThird({ tcb }: Turn): void {
  const [first, ...rest] = tcb.outstanding;
  if (first === undefined || !isThird(first)) return;
  tcb.outstanding = rest;
  tcb.retries = 0;
  disarm(tcb, 'retransmission');
}

/** What is sent a second time measures nothing any more. */
export function markRepeated({ tcb }: Turn): void {
  const [first, ...rest] = tcb.outstanding;
  if (first && !first.again) tcb.outstanding = [{ ...first, again: true }, ...rest];
}
