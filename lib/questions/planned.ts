import type { ConceptId } from './concepts';
import type { Built, Kind } from './kind';
import type { Random } from './random';

/** A plan whose draws make a good question one time in ten misses it once in five hundred questions. */
const ATTEMPTS = 60;

/**
 * What a kind offers that has a plan for each of its concepts. `attempt` draws once, and answers null where
 * what it drew makes no good question; then it is asked again, a bounded number of times.
 */
export function planned<Plan, View, Key>(
  plans: Partial<Record<ConceptId, Plan>>,
  attempt: (plan: Plan, random: Random, concept: ConceptId) => Built<View, Key> | null,
): Pick<Kind<View, Key, unknown>, 'concepts' | 'build'> {
  return {
    concepts: Object.keys(plans) as ConceptId[],
    build(concept, random) {
      const plan = plans[concept];
      if (plan === undefined) return null;
      for (let i = 0; i < ATTEMPTS; i += 1) {
        const question = attempt(plan, random, concept);
        if (question !== null) return question;
      }
      return null;
    },
  };
}
