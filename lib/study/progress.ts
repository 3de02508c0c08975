import 'server-only';
import type { PastAnswer } from '@/lib/data/history';
import type { Concept } from '@/lib/questions/concepts';
import { type KindId, offered } from '@/lib/questions/registry';
import {
  type Belief,
  type Day,
  type DayAhead,
  dayAfter,
  dayOf,
  isMastered,
  recall,
  type Streak,
  streak,
} from '@/lib/scheduling';
import { readPast } from './past';
import { forecastOf } from './review';
import {
  askable,
  beliefsOf,
  type CardReview,
  cardsOf,
  type Learner,
  masteryOf,
  settingsOf,
} from './standing';

/** How somebody stands with one concept. */
export interface ConceptProgress extends Pick<Concept, 'id' | 'part' | 'needs'> {
  /** The kinds of question that it can be asked by. */
  readonly kinds: readonly KindId[];
  readonly answers: number;
  readonly right: number;
  /** How likely it is known, 0 to 1; absent before the first answer. */
  readonly mastery?: number;
  readonly isMastered: boolean;
  /** How likely it is still remembered, 0 to 1; absent before the first answer, and after a wrong one. */
  readonly recall?: number;
}

/** A belief that somebody has held, with the questions that showed it, and its end. */
export type BeliefProgress = Belief & { readonly heldIn: string; readonly curedIn?: string };

/** How somebody stands. */
export interface Progress {
  readonly answers: number;
  /** Earned in all, in thousandths of a mark. */
  readonly millipoints: number;
  /** In the order of learning. */
  readonly concepts: readonly ConceptProgress[];
  /** Every kind of question. */
  readonly kinds: readonly KindId[];
  readonly streak: Streak;
  /** The last weeks, day by day, from a Monday to today. */
  readonly calendar: readonly { readonly day: Day; readonly answers: number }[];
  /** The cards of the days to come, today first. */
  readonly ahead: readonly DayAhead[];
  /** The most recently held first. */
  readonly beliefs: readonly BeliefProgress[];
  /** The last answers, the newest first. */
  readonly recent: readonly PastAnswer[];
}

const RECENT = 20;
const WEEKS = 12;

/** @param learner null for a visitor, who has done nothing yet */
export async function readProgress(learner: Learner | null, now: Date): Promise<Progress> {
  const { history, answers, reviews } = await readPast(learner?.id);
  const zone = learner?.timeZone ?? 'UTC';
  const days = history.map(({ at }) => dayOf(at.getTime(), zone));
  const active = reviews.map(({ at }) => dayOf(at.getTime(), zone));
  const today = dayOf(now.getTime(), zone);
  return {
    answers: history.length,
    millipoints: history.reduce((sum, { millipoints }) => sum + millipoints, 0),
    concepts: conceptsOf(answers, reviews, learner, now),
    kinds: [...new Set(offered().map(({ kind }) => kind))],
    streak: streak(active, today),
    calendar: calendarOf(days, today),
    ahead: forecastOf(learner, reviews, now),
    beliefs: beliefsWithQuestions(history),
    recent: history.slice(-RECENT).reverse(),
  };
}

function conceptsOf(
  history: readonly PastAnswer[],
  reviews: readonly CardReview[],
  learner: Learner | null,
  now: Date,
): readonly ConceptProgress[] {
  const cards = new Map(cardsOf(reviews, settingsOf(learner)).map(({ about, card }) => [about, card]));
  return askable().map(({ id, part, needs }) => {
    const own = history.filter(({ concept }) => concept === id);
    const card = cards.get(id);
    const known = masteryOf(own);
    return {
      id,
      part,
      needs,
      kinds: offered().flatMap(({ kind, concept }) => (concept === id ? [kind] : [])),
      answers: own.length,
      right: own.filter(({ outcome }) => outcome === 'right').length,
      isMastered: isMastered(known),
      ...(own.length > 0 && { mastery: known }),
      ...(card && !card.retry && { recall: recall(card, now.getTime()) }),
    };
  });
}

function beliefsWithQuestions(history: readonly PastAnswer[]): BeliefProgress[] {
  const questionOf = (answerId: string) => history.find(({ id }) => id === answerId)?.questionId ?? '';
  return beliefsOf(history).map((belief) => ({
    ...belief,
    heldIn: questionOf(belief.heldBy),
    ...(belief.state === 'cured' && { curedIn: questionOf(belief.curedBy) }),
  }));
}

function calendarOf(days: readonly Day[], today: Day): Progress['calendar'] {
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const length = 7 * (WEEKS - 1) + sinceMonday + 1;
  return Array.from({ length }, (_, i) => {
    const day = dayAfter(today, i + 1 - length);
    return { day, answers: days.filter((other) => other === day).length };
  });
}
