/** How well a card was known, worst first. The words are those of FSRS and Anki. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;

export type Rating = (typeof ratings)[number];

/** A graded answer, as far as it tells how well the concept was known. */
export interface Graded {
  readonly outcome: 'right' | 'partly' | 'wrong';
  /** How many hints were taken before. */
  readonly hints: number;
  /** From the question's appearance to the answer, in ms; 0 where it is not known. */
  readonly ms: number;
  /** What people usually take for a question of this kind, in ms; 0 where it is not known. */
  readonly usualMs: number;
}

/** The third hint states the rule: what is right after it was read, not remembered. */
const HINTS_THAT_TELL = 3;

/** Half of the usual time is what knowing looks like; thrice the usual is what working it out looks like. */
const QUICK = 1 / 2;
const SLOW = 3;

/** In less than a tenth of the usual time nobody has read the question: a lucky guess earns no long interval. */
const UNREAD = 1 / 10;

/**
 * The rating that an answer has earned. Wrong is `again`. Partly right is `hard`, and `again` if it took a
 * hint. Right is `good`, `easy` if it was quick, `hard` if it was slow or took a hint, and `again` if the hints
 * had told it all. FSRS counts `hard` as remembered, so nothing that was wrong gets it.
 */
export function ratingOf({ outcome, hints, ms, usualMs }: Graded): Rating {
  if (outcome === 'wrong') return 'again';
  if (outcome === 'partly') return hints > 0 ? 'again' : 'hard';
  if (hints >= HINTS_THAT_TELL) return 'again';
  if (hints > 0) return 'hard';
  return ratingOfSpeed(ms, usualMs);
}

function ratingOfSpeed(ms: number, usualMs: number): Rating {
  if (ms <= 0 || usualMs <= 0) return 'good';
  const pace = ms / usualMs;
  if (pace > SLOW) return 'hard';
  return pace > QUICK || pace < UNREAD ? 'good' : 'easy';
}

/** The rating after the learner has chosen one: theirs where it is lower. Nobody may raise what was earned. */
export function lowered(rating: Rating, chosen: Rating): Rating {
  return ratings.indexOf(chosen) < ratings.indexOf(rating) ? chosen : rating;
}
