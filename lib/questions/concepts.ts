/** What can be learnt: each is a flashcard and a row of progress. The ids are for ever. */
export interface Concept {
  readonly id: ConceptId;
  readonly part: 'opening' | 'closing' | 'udp';
  /** What should be known first. */
  readonly needs: readonly ConceptId[];
  /** RFC 9293 where no other RFC is named. */
  readonly section: string;
  /** The worked run: a named scenario of lib/protocol. What to see in it is said in the messages. */
  readonly run: string;
}

const opening = {
  segment: [[], '3.4', 'open'],
  'open-numbers': [['segment'], '3.5', 'open'],
  'open-states': [['open-numbers'], '3.5', 'open'],
  'why-not-two-ghost': [['open-states'], '3.5', 'old-duplicate-syn'],
  'why-not-two-isn': [['open-states'], '3.4.1', 'open'],
  'why-not-four': [['why-not-two-isn'], '3.4.1', 'open'],
  'open-loss': [['open-states'], '3.8.1', 'lost-syns'],
  isn: [['open-numbers'], '3.4.1', 'time-wait-reused'],
  'open-simultaneous': [['open-states'], '3.5', 'open-simultaneous'],
  'refused-reset': [['open-states'], '3.5.2', 'refused'],
  'half-open': [['refused-reset'], '3.5.1', 'half-open'],
  backlog: [['open-states'], 'RFC 4987', 'backlog-full'],
  'return-routability': [['open-states'], '3.5', 'spoofed-syn'],
} as const;

const closing = {
  'close-numbers': [['segment'], '3.6', 'close'],
  'close-states': [['close-numbers'], '3.6', 'close'],
  'why-four': [['close-states'], '3.6', 'close'],
  'when-three': [['why-four'], '3.10.7.4', 'close-three'],
  'half-close': [['why-four'], '3.6.1', 'half-close'],
  'time-wait-who': [['close-states'], '3.6.1', 'close-by-server'],
  'time-wait-last-ack': [['time-wait-who'], '3.10.7.4', 'lost-last-ack'],
  'time-wait-old-segments': [['time-wait-who', 'isn'], '3.6.1', 'time-wait-reused'],
  'close-simultaneous': [['close-states'], '3.6', 'close-simultaneous'],
  'close-loss': [['close-states'], '3.8.1', 'lost-fin'],
  'close-wait-leak': [['close-states'], '3.6', 'close-wait'],
  abort: [['close-states', 'refused-reset'], '3.10.5', 'abort'],
  'two-generals': [['close-loss'], '3.8.1', 'last-acks-lost'],
} as const;

const udp = {
  'udp-no-handshake': [[], 'RFC 768', 'udp-request'],
  'udp-loss': [['udp-no-handshake'], 'RFC 768', 'udp-request'],
  'udp-closed-port': [['udp-no-handshake'], 'RFC 1122 4.1.3.1', 'udp-closed-port'],
  'udp-messages': [['udp-no-handshake'], 'RFC 768', 'udp-disorder'],
  'udp-or-tcp': [['udp-loss', 'udp-messages'], 'RFC 8085', 'data-with-third-segment'],
} as const;

const parts = { opening, closing, udp };

export type ConceptId = keyof typeof opening | keyof typeof closing | keyof typeof udp;

/** Every concept, in the order of the learning path. */
export const concepts: readonly Concept[] = (['opening', 'closing', 'udp'] as const).flatMap((part) =>
  Object.entries<readonly [readonly ConceptId[], string, string]>(parts[part]).map(
    ([id, [needs, section, run]]) => ({
      id: id as ConceptId,
      part,
      needs,
      section,
      run,
    }),
  ),
);

export const isConcept = (id: string): id is ConceptId => concepts.some((concept) => concept.id === id);
