import 'server-only';
import { db } from '@/lib/data/client';
import { setWishes, type User } from '@/lib/data/users';
import { type Day, dayAfter, dayOf, retentionRange } from '@/lib/scheduling';

/** What somebody wants of their reviews, as a form has it. */
export interface ReviewWishes {
  /** How many of a hundred cards should still be remembered when they come back. */
  readonly retention: number;
  readonly newCards: number;
  readonly reviews: number;
  /** The day of the exam; null where there is none. */
  readonly exam: Day | null;
}

/** The bounds of each number, both ends included. */
export const wishBounds = {
  retention: { least: Math.round(retentionRange.least * 100), most: Math.round(retentionRange.most * 100) },
  newCards: { least: 0, most: 50 },
  reviews: { least: 1, most: 500 },
} as const;

/** An exam begins in the morning, and a day is over at four in the night after it. */
const EXAM_HOUR_UTC = 12;

/** What somebody wants now. */
export function readWishes(user: User): ReviewWishes {
  return {
    retention: Math.round(user.desiredRetention * 100),
    newCards: user.newCardsPerDay,
    reviews: user.reviewsPerDay,
    exam: user.examAt && dayOf(user.examAt.getTime(), 'UTC'),
  };
}

/** Keeps what somebody wants; it holds for what is reviewed from now on, and for when the cards come back. */
export async function keepWishes(userId: string, wishes: ReviewWishes): Promise<void> {
  await setWishes(await db(), userId, {
    desiredRetention: wishes.retention / 100,
    newCardsPerDay: wishes.newCards,
    reviewsPerDay: wishes.reviews,
    examAt: wishes.exam === null ? null : momentOf(wishes.exam),
  });
}

const momentOf = (day: Day): Date => new Date(Date.parse(dayAfter(day, 0)) + EXAM_HOUR_UTC * 60 * 60_000);
