import { type Random, randomFrom } from '../../lib/questions/random';
import { type Earned, mastery, nextConcept, type Standing } from '../../lib/scheduling';
import { type Assumptions, learnerFrom, path } from './learners';

/** In what order concepts are asked about: by our policy, at random, or the path of learning again and again. */
export const orders = ['policy', 'random', 'fixed'] as const;

export type Order = (typeof orders)[number];

/** All that is asked about must be known so well, and all at once. */
const KNOWN = 0.9;
const QUESTIONS_A_DAY = 20;
/** Whoever needs more has given up. */
const MOST_QUESTIONS = 5000;

/** How many questions it takes until a simulated learner knows everything. */
export function questionsUntilKnown(order: Order, seed: string, assumed: Assumptions): number {
  const learner = learnerFrom(seed, assumed);
  const asker = askers[order](randomFrom(`${order} ${seed}`));
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    if (path.every(({ concept }) => learner.known(concept) >= KNOWN)) return asked;
    if (asked > 0 && asked % QUESTIONS_A_DAY === 0) learner.sleep();
    const concept = asker.next();
    asker.heard(concept, learner.answer(concept));
  }
  return MOST_QUESTIONS;
}

/** Somebody who asks, and sees no more than the answers. */
interface Asker {
  next(): string;
  heard(concept: string, isRight: boolean): void;
}

const askers: Readonly<Record<Order, (random: Random) => Asker>> = {
  policy: byPolicy,
  random: (random) => ({ next: () => stepOfPath(random.int(0, path.length - 1)), heard() {} }),
  fixed() {
    let asked = 0;
    return { next: () => stepOfPath(asked++), heard() {} };
  },
};

const stepOfPath = (n: number): string => path[n % path.length]?.concept ?? '';

function byPolicy(random: Random): Asker {
  const recent: string[] = [];
  const answers = new Map<string, Earned[]>();
  const standings = new Map<string, Standing>(
    path.map(({ concept, needs }) => [
      concept,
      { concept, needs, confusable: siblings(concept), answers: 0, mastery: mastery([]) },
    ]),
  );
  return {
    next: () =>
      nextConcept({ concepts: [...standings.values()], recent, beliefs: [] }, random)?.concept ?? '',
    heard(concept, isRight) {
      const given = [...(answers.get(concept) ?? []), { at: recent.length, millipoints: isRight ? 1000 : 0 }];
      const standing = standings.get(concept);
      if (standing) standings.set(concept, { ...standing, answers: given.length, mastery: mastery(given) });
      answers.set(concept, given);
      recent.push(concept);
    },
  };
}

/** What builds on the same concept is easily taken for each other. */
function siblings(concept: string): string[] {
  const needs = path.find((step) => step.concept === concept)?.needs ?? [];
  return path
    .filter((step) => step.concept !== concept && step.needs.some((need) => needs.includes(need)))
    .map((step) => step.concept);
}
