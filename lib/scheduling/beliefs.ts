/** What an answer says about beliefs. */
export interface Testimony {
  /** The answer's id. */
  readonly id: string;
  /** In ms since the epoch. */
  readonly at: number;
  readonly hints: number;
  /** Every belief that would have given this answer, the likeliest first. */
  readonly misconceptions: readonly string[];
  /** Every belief that the question had an option or a trap for. */
  readonly offered: readonly string[];
}

/** A misconception that somebody has held. */
export type Belief = Alive | Cured;

interface Held {
  readonly id: string;
  /** By how many answers. */
  readonly times: number;
  /** When last, in ms since the epoch, and by which answer. */
  readonly heldAt: number;
  readonly heldBy: string;
}

export interface Alive extends Held {
  readonly state: 'alive';
  /** How often running it has been avoided since. */
  readonly avoided: number;
}

export interface Cured extends Held {
  readonly state: 'cured';
  /** When and by which answer it was avoided often enough. */
  readonly curedAt: number;
  readonly curedBy: string;
}

/** Somebody who guesses among four options avoids one of them thrice running less than half of the time. */
const CURED_AFTER = 3;

/**
 * What somebody believes or has believed, the most recently held first. A belief is held by an answer whose
 * likeliest belief it is: the one that the feedback names. It is avoided by an answer that it does not
 * match, though the question had a trap for it and no hint was taken; three times in a row since it was
 * last held, and it is cured. Held again, it is alive again.
 * @param answers in any order
 */
export function beliefs(answers: readonly Testimony[]): Belief[] {
  const found = new Map<string, Belief>();
  for (const answer of answers.toSorted((a, b) => a.at - b.at)) {
    for (const [id, belief] of found) {
      if (belief.state === 'alive' && avoids(id, answer)) found.set(id, afterAvoiding(belief, answer));
    }
    const [id] = answer.misconceptions;
    if (id !== undefined) found.set(id, afterHolding(id, found.get(id), answer));
  }
  return [...found.values()].sort((a, b) => b.heldAt - a.heldAt);
}

const avoids = (id: string, { offered, misconceptions, hints }: Testimony): boolean =>
  offered.includes(id) && !misconceptions.includes(id) && hints === 0;

function afterAvoiding({ avoided, ...belief }: Alive, { at, id }: Testimony): Belief {
  if (avoided + 1 < CURED_AFTER) return { ...belief, avoided: avoided + 1 };
  return { ...belief, state: 'cured', curedAt: at, curedBy: id };
}

const afterHolding = (id: string, before: Belief | undefined, answer: Testimony): Alive => ({
  id,
  state: 'alive',
  times: (before?.times ?? 0) + 1,
  heldAt: answer.at,
  heldBy: answer.id,
  avoided: 0,
});
