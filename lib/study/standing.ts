import 'server-only';
import type { PastAnswer } from '@/lib/data/history';
import type { User } from '@/lib/data/users';
import { type Concept, concepts } from '@/lib/questions/concepts';
import { confusableWith } from '@/lib/questions/confusable';
import { offered } from '@/lib/questions/registry';
import {
  type Belief,
  beliefs,
  defaultSettings,
  type Flashcard,
  lowered,
  mastery,
  type Practice,
  type Rating,
  ratingOf,
  replay,
  type Settings,
} from '@/lib/scheduling';

// How somebody stands: projections of their answers, made anew from them each time and kept nowhere.

/** Who reviews: how much a day holds, when the day begins, and how well they want to remember. */
export type Learner = Pick<
  User,
  'id' | 'timeZone' | 'desiredRetention' | 'newCardsPerDay' | 'reviewsPerDay' | 'examAt'
>;

/** What somebody wants of their cards. @param learner null for a visitor */
export const settingsOf = (learner: Learner | null): Settings =>
  learner
    ? { desiredRetention: learner.desiredRetention, examAt: learner.examAt?.getTime() ?? null }
    : defaultSettings;

/** An answer with the rating that it earned, and the one that counts. */
export interface RatedAnswer extends PastAnswer {
  readonly earned: Rating;
  readonly rating: Rating;
}

/** What a question of any kind takes before anything is known of somebody, in ms. */
const USUAL_AT_FIRST = 45_000;
/** From so many answers of a kind on, their median is what is usual for it. */
const ENOUGH = 5;
/** Whoever took so long was not thinking all the while: how long they did is not known. */
const AWAY = 15 * 60_000;

/**
 * The ratings of answers, each by what was usual for its kind when it came in: no later answer changes it.
 * @param history in the order in which the answers came in
 */
export function rated(history: readonly PastAnswer[]): RatedAnswer[] {
  const times = new Map<string, number[]>();
  return history.map((answer) => {
    const sorted = times.get(answer.kind) ?? [];
    times.set(answer.kind, sorted);
    // The questions of a quiz are made together.
    const ms = answer.ms > AWAY || answer.purpose === 'quiz' ? 0 : answer.ms;
    const earned = ratingOf({ ...answer, ms, usualMs: usual(sorted) });
    if (ms > 0) insert(sorted, ms);
    return { ...answer, earned, rating: answer.lowered ? lowered(earned, answer.lowered) : earned };
  });
}

const usual = (sorted: readonly number[]): number =>
  sorted.length < ENOUGH ? USUAL_AT_FIRST : (sorted[Math.floor(sorted.length / 2)] ?? USUAL_AT_FIRST);

/** Puts a number in its place: to sort anew after every answer would take seconds after some thousands. */
function insert(sorted: number[], number: number): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, number);
}

/** A card for each concept that was ever asked about: practice shows what is remembered as well as review does. */
export function cardsOf(answers: readonly RatedAnswer[], settings: Settings): Flashcard[] {
  return [...byConcept(answers)].flatMap(([concept, own]) => {
    const card = replay(
      own.map(({ at, rating }) => ({ at: at.getTime(), rating })),
      settings,
    );
    return card ? [{ concept, card }] : [];
  });
}

/** What somebody believes, or has believed. */
export const beliefsOf = (history: readonly PastAnswer[]): Belief[] =>
  beliefs(history.map((answer) => ({ ...answer, at: answer.at.getTime(), offered: answer.traps })));

/** How likely it is that a concept is known, 0 to 1. */
export const masteryOf = (answers: readonly PastAnswer[]): number =>
  mastery(answers.map(({ at, millipoints }) => ({ at: at.getTime(), millipoints })));

/** What practice chooses from. @param among what may be asked, in the order of learning */
export function practiceOf(history: readonly PastAnswer[], among: readonly Concept[]): Practice {
  const answers = byConcept(history);
  return {
    concepts: among.map(({ id, needs }) => {
      const own = answers.get(id) ?? [];
      return {
        concept: id,
        needs,
        confusable: confusableWith(id),
        answers: own.length,
        mastery: masteryOf(own),
      };
    }),
    recent: history.slice(-100).map(({ concept }) => concept),
    beliefs: beliefsOf(history)
      .filter(({ state }) => state === 'alive')
      .map(({ id }) => ({ id, concepts: whereItShows(id, history) })),
  };
}

const whereItShows = (belief: string, history: readonly PastAnswer[]): string[] => [
  ...new Set(
    history
      .filter(({ traps, misconceptions }) => traps.includes(belief) || misconceptions.includes(belief))
      .map(({ concept }) => concept),
  ),
];

/**
 * The kinds of question on a concept, the one to take first: what was asked least often about it, and of those
 * whatever was not asked last.
 */
export function kindsInTurn(concept: string, history: readonly PastAnswer[]) {
  const asked = history.filter((answer) => answer.concept === concept).map(({ kind }) => kind);
  const times = (kind: string) => asked.filter((it) => it === kind).length;
  return offered()
    .filter((offer) => offer.concept === concept)
    .sort((a, b) => times(a.kind) - times(b.kind) || asked.lastIndexOf(a.kind) - asked.lastIndexOf(b.kind));
}

/** Every concept that can be asked about, in the order of learning. */
export const askable = (): readonly Concept[] => {
  const ids = new Set(offered().map(({ concept }) => concept));
  return concepts.filter(({ id }) => ids.has(id));
};

function byConcept<A extends PastAnswer>(history: readonly A[]): ReadonlyMap<string, readonly A[]> {
  const answers = new Map<string, A[]>();
  for (const answer of history) {
    const own = answers.get(answer.concept);
    if (own) own.push(answer);
    else answers.set(answer.concept, [answer]);
  }
  return answers;
}
