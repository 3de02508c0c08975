import type { Log } from './endpoint/turn';
import type { Host } from './host';
import { type Datagram, sendDatagram } from './packet';
import type { Draft } from './tcb';

// What UDP would do if it did what some believe of it: say hello before the data, or repeat what was lost. Both
// need a memory, which is what the real one does without.

/** What a wrong UDP remembers. Datagrams by their length in bytes. */
export interface BelievedSocket {
  readonly greeted: boolean;
  /** What waits until the other side has said hello. */
  readonly waiting: readonly number[];
  /** What was sent and has drawn no answer. */
  readonly unanswered: readonly number[];
  readonly retries: number;
  /** When what is unanswered is sent again, in ms; null where nothing is. */
  readonly dueMs: number | null;
}

export const nothingBelieved: BelievedSocket = {
  greeted: false,
  waiting: [],
  unanswered: [],
  retries: 0,
  dueMs: null,
};

/** Sends the way that is believed in. */
export function sendAsBelieved(host: Draft<Host>, len: number, nowMs: number, log: Log): void {
  const { rules, believed } = host;
  if (rules.udpStart === 'greeting' && !believed.greeted) {
    if (believed.waiting.length === 0) sendDatagram(host, 0, 'send', log);
    host.believed = { ...believed, waiting: [...believed.waiting, len] };
    return;
  }
  sendDatagram(host, len, 'send', log);
  if (rules.udpLoss === 'repeated') expectAnswer(host, [...believed.unanswered, len], nowMs);
}

function expectAnswer(host: Draft<Host>, unanswered: readonly number[], nowMs: number): void {
  const dueMs = unanswered.length > 0 ? nowMs + host.settings.rto : null;
  host.believed = { ...host.believed, unanswered, retries: 0, dueMs };
}

/** True for a datagram that is no data: the hello, or the answer that ends the repeating. */
export function isBelievedSignal(host: Draft<Host>, { len }: Datagram, nowMs: number, log: Log): boolean {
  const { rules, believed } = host;
  if (rules.udpStart === 'greeting' && len === 0 && !believed.greeted) {
    host.believed = { ...believed, greeted: true, waiting: [] };
    if (believed.waiting.length === 0) sendDatagram(host, 0, 'answer', log);
    for (const waiting of believed.waiting) sendDatagram(host, waiting, 'send', log);
    return true;
  }
  if (rules.udpLoss === 'repeated') {
    if (len === 0) expectAnswer(host, believed.unanswered.slice(1), nowMs);
    else sendDatagram(host, 0, 'answer', log);
    return len === 0;
  }
  return false;
}

/** Nothing has answered: all of it again, later each time. */
export function repeatUnanswered(host: Draft<Host>, nowMs: number, log: Log): void {
  const { unanswered, dueMs, retries } = host.believed;
  if (dueMs === null) return;
  const isLast = retries >= host.settings.dataRetries;
  const next = isLast ? null : nowMs + host.settings.rto * 2 ** (retries + 1);
  host.believed = { ...host.believed, retries: retries + 1, dueMs: next };
  for (const len of unanswered) sendDatagram(host, len, 'retransmission', log);
}
