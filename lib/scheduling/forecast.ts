import { type Day, dayAfter, dayOf } from './day';
import { dueDay, type Flashcard } from './queue';

export interface DayAhead {
  readonly day: Day;
  /** How many cards become due on it; today has those that are overdue as well. */
  readonly due: number;
  /** How many of what is due by then the budget lets through; the rest waits for the next day. */
  readonly planned: number;
}

/**
 * How many cards are due on each day from today on, if nothing is reviewed in between.
 * @param now in ms since the epoch
 * @param days how many, today included
 * @param zone the learner's
 * @param reviewsPerDay as in the daily budget
 */
export function forecast(
  cards: readonly Flashcard[],
  now: number,
  days: number,
  zone: string,
  reviewsPerDay: number,
): DayAhead[] {
  const today = dayOf(now, zone);
  const dueDays = cards.map(({ card }) => dueDay(card, zone)).map((day) => (day < today ? today : day));
  let waiting = 0;
  return Array.from({ length: days }, (_, ahead) => {
    const day = dayAfter(today, ahead);
    const due = dueDays.filter((other) => other === day).length;
    waiting += due;
    const planned = Math.min(waiting, reviewsPerDay);
    waiting -= planned;
    return { day, due, planned };
  });
}
