import 'server-only';
import { type ConceptTally, type RecentAnswer, recentAnswers, tallyByConcept } from '@/lib/data/answers';
import { db } from '@/lib/data/client';
import { type Concept, concepts } from '@/lib/questions/concepts';
import { type KindId, offered } from '@/lib/questions/registry';

/** How somebody stands, by concept in the order of learning, and what they answered last. */
export interface Progress {
  readonly answers: number;
  readonly right: number;
  readonly millipoints: number;
  /** Every concept that can be practised or has been, with the kinds of question it can be asked by. */
  readonly concepts: readonly (ConceptTally &
    Pick<Concept, 'part'> & { readonly kinds: readonly KindId[] })[];
  /** Every kind of question. */
  readonly kinds: readonly KindId[];
  readonly recent: readonly RecentAnswer[];
}

const none = (concept: string): ConceptTally => ({ concept, answers: 0, right: 0, millipoints: 0 });

/** @param userId null for a visitor, who has done nothing yet */
export async function readProgress(userId: string | null): Promise<Progress> {
  const client = await db();
  const [tallies, recent] = userId
    ? await Promise.all([tallyByConcept(client, userId), recentAnswers(client, userId, 20)])
    : [[], []];
  const practised = new Set([...offered(), ...tallies].map(({ concept }) => concept));
  const sum = (of: (tally: ConceptTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    answers: sum(({ answers }) => answers),
    right: sum(({ right }) => right),
    millipoints: sum(({ millipoints }) => millipoints),
    concepts: concepts
      .filter(({ id }) => practised.has(id))
      .map(({ id, part }) => ({
        part,
        ...(tallies.find(({ concept }) => concept === id) ?? none(id)),
        kinds: offered().flatMap(({ kind, concept }) => (concept === id ? [kind] : [])),
      })),
    kinds: [...new Set(offered().map(({ kind }) => kind))],
    recent,
  };
}
