/** What an answer on a concept earned. */
export interface Earned {
  /** In ms since the epoch. */
  readonly at: number;
  /** 0 to 1000, after what the hints cost. */
  readonly millipoints: number;
}

/** The chances of Bayesian knowledge tracing (Corbett and Anderson, 1995), the same for every concept. */
const KNOWN_AT_FIRST = 0.1;
/** Each answer is followed by its explanation. So small that a wrong answer never raises mastery. */
const LEARNT_EACH_TIME = 0.05;
const SLIPPED = 0.1;
/** One of four options. */
const GUESSED = 0.25;

/** From nothing it takes four right answers without a hint; one slip undoes it, and one more right answer restores it. */
const MASTERED_AT = 0.95;

/**
 * How likely it is that a concept is known, 0 to 1, after its answers: each is weighed against guesses and slips
 * by Bayes' rule, and then something may have been learnt from its explanation. An answer that was partly right
 * lies between a right and a wrong one, in proportion. How much is still there after some days
 * is not asked here, but by `recall`.
 * @param answers on one concept, in any order
 */
export function mastery(answers: readonly Earned[]): number {
  return answers
    .toSorted((a, b) => a.at - b.at)
    .reduce((known, { millipoints }) => {
      const share = millipoints / 1000;
      const seen = share * afterRight(known) + (1 - share) * afterWrong(known);
      return seen + (1 - seen) * LEARNT_EACH_TIME;
    }, KNOWN_AT_FIRST);
}

export const isMastered = (mastery: number): boolean => mastery >= MASTERED_AT;

const afterRight = (known: number): number =>
  (known * (1 - SLIPPED)) / (known * (1 - SLIPPED) + (1 - known) * GUESSED);

const afterWrong = (known: number): number =>
  (known * SLIPPED) / (known * SLIPPED + (1 - known) * (1 - GUESSED));
