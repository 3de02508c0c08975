import { concepts } from '../../lib/questions/concepts';
import { type Random, randomFrom } from '../../lib/questions/random';

/**
 * Learners that are simulated, to compare orders of asking. What is assumed of them knows nothing of how the
 * policy chooses, nor of how it estimates mastery:
 *
 * - What is known of a concept is a number, 0 to 1. Everybody begins with a little of it, concept by concept by chance.
 * - Each question is followed by its explanation, so knowledge grows whether the answer was right or wrong: by a
 *   share of what is missing. The share differs from learner to learner and from concept to concept, and shrinks
 *   with the least known prerequisite.
 * - An answer is right if it is known, but for a slip; otherwise it is guessed.
 * - Overnight a part of what is known is lost, the smaller the more often the concept was practised.
 */
export interface Assumptions {
  /** The most that is known of a concept at first, in percent. */
  readonly knownAtFirst: number;
  /** The pace at which a concept is learnt of whose prerequisites nothing is known; 1 where all is known. */
  readonly withoutGround: number;
  /** How fast the slowest and the fastest concepts are learnt, in percent of the learner's pace. */
  readonly pace: readonly [slowest: number, fastest: number];
  readonly guessedPercent: number;
  readonly slippedPercent: number;
  /** The part lost over a night by what was practised once; by what was practised n times it is an nth. */
  readonly forgotten: number;
}

export const assumptions: Assumptions = {
  knownAtFirst: 30,
  withoutGround: 0.3,
  pace: [50, 150],
  guessedPercent: 25,
  slippedPercent: 7,
  forgotten: 0.06,
};

/** One assumption changed at a time, to see what the comparison hangs on. */
export const circumstances: Readonly<Record<string, Assumptions>> = {
  'as assumed': assumptions,
  'half is known at first': { ...assumptions, knownAtFirst: 100 },
  'prerequisites do not matter': { ...assumptions, withoutGround: 1 },
  'all concepts are as hard': { ...assumptions, pace: [100, 100] },
  'nobody guesses': { ...assumptions, guessedPercent: 0 },
  'nothing is forgotten': { ...assumptions, forgotten: 0 },
};

export interface Learner {
  readonly known: (concept: string) => number;
  /** Whether the answer is right. It is followed by its explanation. */
  readonly answer: (concept: string) => boolean;
  readonly sleep: () => void;
}

/** The path of learning: the app's own concepts, and what each needs. */
export const path: readonly { readonly concept: string; readonly needs: readonly string[] }[] = concepts.map(
  ({ id, needs }) => ({ concept: id, needs }),
);

/** @param seed the same one makes the same person, whoever asks */
export function learnerFrom(seed: string, assumed: Assumptions): Learner {
  const random = randomFrom(`learner ${seed}`);
  const talent = random.int(15, 40) / 100;
  const minds = new Map(
    path.map(({ concept, needs }) => [concept, mindFrom(random, talent, needs, assumed)]),
  );
  const known = (concept: string) => minds.get(concept)?.known ?? 0;
  return {
    known,
    answer(concept) {
      const mind = minds.get(concept);
      if (!mind) throw new Error(`${concept} is not on the path`);
      const isRight = answers(mind, random, assumed);
      const ground = Math.min(1, ...mind.needs.map(known));
      const share = mind.pace * (assumed.withoutGround + (1 - assumed.withoutGround) * ground);
      mind.known += share * (1 - mind.known);
      mind.practised += 1;
      return isRight;
    },
    sleep() {
      for (const mind of minds.values()) {
        if (mind.practised > 0) mind.known *= 1 - assumed.forgotten / mind.practised;
      }
    },
  };
}

interface Mind {
  readonly needs: readonly string[];
  /** The share of what is missing that one question teaches. */
  readonly pace: number;
  known: number;
  practised: number;
}

const mindFrom = (random: Random, talent: number, needs: readonly string[], assumed: Assumptions): Mind => ({
  needs,
  pace: (talent * random.int(...assumed.pace)) / 100,
  known: random.int(0, assumed.knownAtFirst) / 100,
  practised: 0,
});

const answers = (
  { known }: Mind,
  random: Random,
  { slippedPercent, guessedPercent }: Assumptions,
): boolean => (random.chance(known * 100) ? !random.chance(slippedPercent) : random.chance(guessedPercent));
