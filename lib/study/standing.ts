import 'server-only';
import type { PastAnswer } from '@/lib/data/history';
import type { PastRecall } from '@/lib/data/recalls';
import type { User } from '@/lib/data/users';
import { type Concept, concepts } from '@/lib/questions/concepts';
import { confusableWith } from '@/lib/questions/confusable';
import { isMisconception } from '@/lib/questions/misconceptions';
import { offered } from '@/lib/questions/registry';
import {
  type Belief,
  beliefs,
  type Card,
  DAY,
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

/** A time at which a card was seen. */
export interface CardReview {
  /** The id of a concept or of a misconception. */
  readonly about: string;
  readonly at: Date;
  readonly rating: Rating;
  /** Whether this was that card's turn: then it is a part of the day's reviews. */
  readonly isTurn: boolean;
}

/**
 * Every time that a card was seen, in order. An answer is one of its concept, in practice too: that shows what is
 * remembered as well as review does. It is one of a misconception as well, from the answer that first held it on:
 * where it is held, where a right answer avoids a trap for it, and where the question went after it. What
 * somebody says of a card is one, too.
 */
export function reviewsOf(
  answers: readonly RatedAnswer[],
  recalls: readonly PastRecall[],
): readonly CardReview[] {
  const met = new Set<string>();
  const ofAnswers = answers.flatMap((answer): CardReview[] => {
    const { at, rating, misconceptions, traps, outcome, belief } = answer;
    const isTurn = answer.purpose === 'review';
    const [held] = misconceptions;
    if (held !== undefined) met.add(held);
    const seen = new Set([held, belief, ...(outcome === 'right' ? traps : [])]);
    const ofBeliefs = [...seen].flatMap((about): CardReview[] =>
      about && met.has(about)
        ? [{ about, at, rating: about === held ? 'again' : rating, isTurn: isTurn && belief === about }]
        : [],
    );
    return [{ about: answer.concept, at, rating, isTurn: isTurn && belief === null }, ...ofBeliefs];
  });
  const ofRecalls = recalls.map(({ about, at, rating }) => ({ about, at, rating, isTurn: true }));
  return [...ofAnswers, ...ofRecalls].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A card for each concept that was ever seen, and for each misconception that was ever held. */
export function cardsOf(reviews: readonly CardReview[], settings: Settings): Flashcard[] {
  return [...grouped(reviews, ({ about }) => about)].flatMap(([about, own]) => {
    const card = replay(
      own.map(({ at, rating }) => ({ at: at.getTime(), rating })),
      settings,
    );
    return card ? [{ about, card: isMisconception(about) ? onAnotherDay(card) : card }] : [];
  });
}

/** After a belief has shown, its concept comes back within minutes; the belief itself can wait until tomorrow. */
const onAnotherDay = (card: Card): Card =>
  card.retry ? { ...card, retry: false, due: card.lastReview + DAY } : card;

/** What somebody believes, or has believed. */
export const beliefsOf = (history: readonly PastAnswer[]): Belief[] =>
  beliefs(history.map((answer) => ({ ...answer, at: answer.at.getTime(), offered: answer.traps })));

/** How likely it is that a concept is known, 0 to 1. */
export const masteryOf = (answers: readonly PastAnswer[]): number =>
  mastery(answers.map(({ at, millipoints }) => ({ at: at.getTime(), millipoints })));

/** What practice chooses from. @param among what may be asked, in the order of learning */
export function practiceOf(history: readonly PastAnswer[], among: readonly Concept[]): Practice {
  const answers = grouped(history, ({ concept }) => concept);
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

/** The concepts on which somebody has met questions in which a belief can show. */
export const whereItShows = (belief: string, history: readonly PastAnswer[]): string[] => [
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

function grouped<It>(all: readonly It[], by: (it: It) => string): ReadonlyMap<string, readonly It[]> {
  const groups = new Map<string, It[]>();
  for (const it of all) {
    const own = groups.get(by(it));
    if (own) own.push(it);
    else groups.set(by(it), [it]);
  }
  return groups;
}
