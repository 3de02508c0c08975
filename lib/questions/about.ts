import type { ConceptId } from './concepts';
import { type MisconceptionId, misconceptions } from './misconceptions';
import { buildQuestion, offered, trapsOf } from './registry';

const SEEDS = 3;
const found = new Map<ConceptId, readonly MisconceptionId[]>();

/** The beliefs that questions on a concept set traps for, the likeliest first: what the concept refutes. */
export function beliefsAbout(concept: ConceptId): readonly MisconceptionId[] {
  const known = found.get(concept) ?? find(concept);
  found.set(concept, known);
  return known;
}

function find(concept: ConceptId): readonly MisconceptionId[] {
  const traps = offered()
    .filter((offer) => offer.concept === concept)
    .flatMap(({ kind }) =>
      Array.from({ length: SEEDS }, (_, n) => buildQuestion(kind, concept, `about ${n}`)),
    )
    .flatMap((question) => (question ? trapsOf(question) : []));
  const times = (id: string) => traps.filter((trap) => trap === id).length;
  return misconceptions
    .map(({ id }) => id)
    .filter((id) => times(id) > 0)
    .sort((a, b) => times(b) - times(a));
}
