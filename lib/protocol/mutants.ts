import { type Rules, sections } from './rules';

/** One wrong rule: what would be done if a misconception were the protocol. */
export interface Mutant {
  readonly id: MutantId;
  readonly change: Partial<Rules>;
  /** For people at a command line. */
  readonly says: string;
  /** A named scenario on which it differs from the truth (checked by a test). */
  readonly differsOn: string;
}

const changes = {
  'two-way-handshake': [
    { handshake: 'two-way' },
    'open',
    'the server is connected once it has answered; no third segment',
  ],
  'syn-takes-no-number': [{ synTakes: 0 }, 'open', 'a SYN is acknowledged with its own number'],
  'fin-takes-no-number': [{ finTakes: 0 }, 'close', 'a FIN is acknowledged with its own number'],
  'pure-ack-takes-a-number': [{ pureAckTakes: 1 }, 'open', 'a segment with nothing but an ACK moves SEQ'],
  'ack-is-last-received': [{ ackNames: 'last-received' }, 'open', 'ACK names the last number received'],
  'same-isn-both-ways': [
    { answerIsn: 'echoed' },
    'open',
    "the server answers with the client's first number",
  ],
  'constant-isn': [{ isn: 'zero' }, 'open', 'every connection starts at 0'],
  'closed-port-is-silent': [{ closed: 'silent' }, 'refused', 'a segment for no connection gets no answer'],
  'stale-synack-ignored': [
    { unexpectedSynAck: 'ignore' },
    'old-duplicate-syn',
    'an unexpected SYN,ACK is ignored',
  ],
  'one-side-must-listen': [
    { crossedSyn: 'refused' },
    'open-simultaneous',
    'two active opens collide, and both fail',
  ],
  'retransmission-takes-new-number': [
    { repeatedSynNumber: 'new' },
    'lost-syns',
    'a SYN that is sent again has a new number',
  ],
  'third-segment-carries-no-data': [
    { thirdSegment: 'empty' },
    'data-with-third-segment',
    'the third segment must be empty',
  ],
  'third-ack-retransmitted': [
    { lostThirdSegment: 'repeated' },
    'lost-third-segment-only',
    'a lost third segment is sent again by its own timer',
  ],
  'data-after-lost-ack-reset': [
    { dataInSynReceived: 'reset' },
    'lost-third-segment',
    'data before the third segment draws a reset',
  ],
  'rst-is-acknowledged': [{ acceptedReset: 'ack' }, 'abort', 'a reset gets an ACK'],
  'ack-and-fin-together': [{ ackOfFin: 'with-own-fin' }, 'close', "the passive side's ACK waits for its FIN"],
  'always-four': [{ finWithOwedAck: 'apart' }, 'close-three', 'ACK and FIN never share a segment'],
  'fin-closes-both': [{ finCloses: 'both' }, 'close', 'after a FIN neither side sends'],
  'close-wait-times-out': [{ closeWait: 'two-msl' }, 'close-wait', 'CLOSE-WAIT ends by itself'],
  'passive-closer-waits': [{ timeWait: 'passive-closer' }, 'close', 'the last to close waits'],
  'no-time-wait': [{ timeWait: 'nobody' }, 'close', 'nobody waits at the end'],
  'closing-skips-time-wait': [
    { closingWaits: false },
    'close-simultaneous',
    'nobody waits after a simultaneous close',
  ],
  'one-msl': [{ timeWaitMsls: 1 }, 'close', 'the wait lasts one MSL'],
  'time-wait-not-restarted': [
    { repeatedFin: 'ignored' },
    'lost-last-ack',
    'a repeated FIN does not restart the wait',
  ],
  'no-backoff': [{ backoff: 'constant' }, 'lost-syns', 'retransmissions come at equal intervals'],
  'udp-connects-first': [{ udpStart: 'greeting' }, 'udp-request', 'UDP exchanges something before the data'],
  'udp-closed-port-rst': [{ udpClosedPort: 'reset' }, 'udp-closed-port', 'a closed UDP port answers RST'],
  'udp-retransmits': [{ udpLoss: 'repeated' }, 'udp-request', 'UDP repeats what was lost'],
} as const satisfies Record<string, readonly [Partial<Rules>, string, string]>;

export type MutantId = keyof typeof changes;

/** Every wrong rule there is, in a stable order. The ids are for ever. */
export const mutants: readonly Mutant[] = (Object.keys(changes) as MutantId[]).map((id) => {
  const [change, differsOn, says] = changes[id];
  return { id, change, differsOn, says };
});

/** The rule that a mutant bends, with its section. */
export function bentRule(id: MutantId): { readonly rule: keyof Rules; readonly section: string } {
  const rule = Object.keys(changes[id][0])[0] as keyof Rules;
  return { rule, section: sections[rule] };
}

/** The rules with these mutants in force. */
export function bend(rules: Rules, ids: readonly MutantId[]): Rules {
  return ids.length === 0 ? rules : Object.assign({ ...rules }, ...ids.map((id) => changes[id][0]));
}
