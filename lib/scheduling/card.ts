import { fsrs } from 'ts-fsrs';
import { type Rating, ratings } from './rating';

/** What is remembered of one concept, by FSRS-6. Plain JSON, and a projection: `replay` makes it from the reviews. */
export interface Card {
  /** Days after which the chance of recall has fallen to 90 %. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** When it should be seen again, in ms since the epoch. `dueDay` has the day that this means. */
  readonly due: number;
  /** In ms since the epoch. */
  readonly lastReview: number;
  readonly reps: number;
  /** How often it was wrong after it had been known. */
  readonly lapses: number;
  /** Whether it was wrong last time: then it comes back within minutes, and not by the day. */
  readonly retry: boolean;
}

export interface Review {
  /** In ms since the epoch. */
  readonly at: number;
  readonly rating: Rating;
}

export interface Settings {
  /** The chance of recall at which a card comes back: 0.7 to 0.97; what lies outside counts as the nearer end. */
  readonly desiredRetention: number;
  /** When the exam begins, in ms since the epoch; null where there is none. */
  readonly examAt: number | null;
}

export const retentionRange = { least: 0.7, most: 0.97 } as const;

export const defaultSettings: Settings = { desiredRetention: 0.9, examAt: null };

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Three or four other questions: long enough to forget the numbers, short enough for the same session. */
const RETRY_MS = 3 * MINUTE;

/** No course is longer, and nobody wants to hear that TCP comes back in nine years. */
const LONGEST_DAYS = 365;

/** By when a card is seen once more: at the beginning of the last days before the exam, and on its eve. */
const daysBeforeExam = [3, 1] as const;

/** The default weights, fitted by the authors of FSRS on the reviews of many people. No fuzz: all is repeatable. */
const memory = fsrs({ enable_fuzz: false });

/**
 * The card after a review.
 *
 * Only a wrong answer has a step (three minutes): every review is a fresh question that was graded, so there is
 * no button to press by mistake and nothing to warm up on. FSRS-6 itself accounts for a second review on a day.
 * @param card null for a concept that was never reviewed
 * @param now when the review took place, in ms since the epoch; before the last review it counts as then
 */
export function review(card: Card | null, rating: Rating, now: number, settings: Settings): Card {
  const at = Math.max(now, card?.lastReview ?? now);
  const grade = ratings.indexOf(rating) + 1;
  const elapsed = card ? wholeDays(at - card.lastReview) : 0;
  const { stability, difficulty } = memory.next_state(card, elapsed, grade);
  const retry = rating === 'again';
  return {
    stability,
    difficulty,
    due: beforeExam(at + (retry ? RETRY_MS : interval(stability, settings)), at, settings.examAt),
    lastReview: at,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card && retry && !card.retry ? 1 : 0),
    retry,
  };
}

/** The card that a list of reviews leads to; null where there is none. They count in the order of their times. */
export function replay(reviews: readonly Review[], settings: Settings): Card | null {
  return reviews
    .toSorted((a, b) => a.at - b.at)
    .reduce<Card | null>((card, { rating, at }) => review(card, rating, at, settings), null);
}

/** The predicted chance, 0 to 1, that a card would be answered right. @param now in ms since the epoch */
export function recall(card: Card, now: number): number {
  return memory.forgetting_curve(Math.max(0, now - card.lastReview) / DAY, card.stability);
}

/**
 * FSRS was fitted on whole days, and gives a second review on the same day a rule of its own. Rounding finds
 * them without a zone: ten minutes around midnight are no day, and from the evening to the morning is one.
 */
const wholeDays = (ms: number): number => Math.round(ms / DAY);

/** How long until recall has fallen to what is desired, in ms: whole days, at least one. */
function interval(stability: number, { desiredRetention }: Settings): number {
  const { least, most } = retentionRange;
  const retention = Math.min(most, Math.max(least, desiredRetention));
  const days = Math.round(stability * memory.calculate_interval_modifier(retention));
  return Math.min(LONGEST_DAYS, Math.max(1, days)) * DAY;
}

/** Earlier where the exam wants it, but never the day of the review again. An exam that is over wants nothing. */
function beforeExam(due: number, now: number, examAt: number | null): number {
  if (examAt === null) return due;
  const latest = daysBeforeExam.map((days) => examAt - days * DAY).find((time) => time >= now + DAY);
  return Math.min(due, latest ?? due);
}
