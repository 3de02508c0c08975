/** What can be learnt: each is a flashcard and a row of progress. The ids are for ever. */
export interface Concept {
  readonly id: ConceptId;
  readonly part: 'opening' | 'closing' | 'udp';
  /** What should be known first. */
  readonly needs: readonly ConceptId[];
  /** RFC 9293 where no other RFC is named. */
  readonly section: string;
}

const opening = {
  segment: [[], '3.1'],
  'open-numbers': [['segment'], '3.5'],
  'open-states': [['open-numbers'], '3.5'],
  'why-not-two-ghost': [['open-states'], '3.5'],
  'why-not-two-isn': [['open-states'], '3.4.1'],
  'why-not-four': [['why-not-two-isn'], '3.4.1'],
  'open-loss': [['open-states'], '3.8.1'],
  isn: [['open-numbers'], '3.4.1'],
  'open-simultaneous': [['open-states'], '3.5'],
  'refused-reset': [['open-states'], '3.5'],
  'half-open': [['refused-reset'], '3.5.1'],
  backlog: [['open-states'], 'RFC 4987'],
  'return-routability': [['open-states'], '3.5'],
} as const;

const closing = {
  'close-numbers': [['segment'], '3.6'],
  'close-states': [['close-numbers'], '3.6'],
  'why-four': [['close-states'], '3.6'],
  'when-three': [['why-four'], '3.3.2'],
  'half-close': [['why-four'], '3.6.1'],
  'time-wait-who': [['close-states'], '3.6.1'],
  'time-wait-last-ack': [['time-wait-who'], '3.10.7.4'],
  'time-wait-old-segments': [['time-wait-who', 'isn'], '3.4.2'],
  'close-simultaneous': [['close-states'], '3.6'],
  'close-loss': [['close-states'], '3.8.1'],
  'close-wait-leak': [['close-states'], '3.6'],
  abort: [['close-states', 'refused-reset'], '3.10.5'],
  'two-generals': [['close-loss'], '3.6'],
} as const;

const udp = {
  'udp-no-handshake': [[], 'RFC 768'],
  'udp-loss': [['udp-no-handshake'], 'RFC 768'],
  'udp-closed-port': [['udp-no-handshake'], 'RFC 1122 4.1.3.1'],
  'udp-messages': [['udp-no-handshake'], 'RFC 768'],
  'udp-or-tcp': [['udp-loss', 'udp-messages'], 'RFC 8085'],
} as const;

const parts = { opening, closing, udp };

export type ConceptId = keyof typeof opening | keyof typeof closing | keyof typeof udp;

/** Every concept, in the order of the learning path. */
export const concepts: readonly Concept[] = (['opening', 'closing', 'udp'] as const).flatMap((part) =>
  Object.entries<readonly [readonly ConceptId[], string]>(parts[part]).map(([id, [needs, section]]) => ({
    id: id as ConceptId,
    part,
    needs,
    section,
  })),
);

export const isConcept = (id: string): id is ConceptId => concepts.some((concept) => concept.id === id);
