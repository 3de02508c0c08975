import type { ConceptId } from './concepts';

/** What is easily taken for each other: by name, by shape, or because one is the other's mirror. */
const pairs: readonly (readonly [ConceptId, ConceptId])[] = [
  ['open-numbers', 'close-numbers'],
  ['open-states', 'close-states'],
  ['why-not-two-ghost', 'why-not-two-isn'],
  ['why-not-two-ghost', 'return-routability'],
  ['why-not-four', 'when-three'],
  ['why-four', 'when-three'],
  ['why-four', 'half-close'],
  ['half-open', 'half-close'],
  ['half-open', 'close-wait-leak'],
  ['open-loss', 'close-loss'],
  ['open-simultaneous', 'close-simultaneous'],
  ['refused-reset', 'abort'],
  ['refused-reset', 'udp-closed-port'],
  ['backlog', 'return-routability'],
  ['time-wait-who', 'close-wait-leak'],
  ['time-wait-last-ack', 'time-wait-old-segments'],
  ['isn', 'time-wait-old-segments'],
  ['two-generals', 'time-wait-last-ack'],
  ['udp-loss', 'open-loss'],
  ['udp-no-handshake', 'udp-or-tcp'],
];

/** What is easily taken for this concept. */
export const confusableWith = (concept: ConceptId): readonly ConceptId[] =>
  pairs.flatMap(([one, other]) => (one === concept ? [other] : other === concept ? [one] : []));
