import 'server-only';
import { db } from '@/lib/data/client';
import { setWishes, type User } from '@/lib/data/users';
import { type Day, dayOf, retentionRange } from '@/lib/scheduling';

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

/** The first and the last day that an exam can be on. */
export const examBounds: { readonly least: Day; readonly most: Day } = {
  least: '2000-01-01',
  most: '2199-12-31',
};

/** What somebody wants now. */
export function readWishes(user: User): ReviewWishes {
  return {
    retention: Math.round(user.desiredRetention * 100),
    newCards: user.newCardsPerDay,
    reviews: user.reviewsPerDay,
    exam: user.examAt && dayOf(user.examAt.getTime(), 'UTC'),
  };
}

/**
 * Keeps what somebody wants; it holds for what is reviewed from now on, and for when the cards come back.
 * @param zone an IANA zone, in which the exam's day is meant
 */
export async function keepWishes(userId: string, wishes: ReviewWishes, zone: string): Promise<void> {
  await setWishes(await db(), userId, {
    desiredRetention: wishes.retention / 100,
    newCardsPerDay: wishes.newCards,
    reviewsPerDay: wishes.reviews,
    examAt: wishes.exam === null ? null : momentOf(wishes.exam, zone),
  });
}

/** A moment of that day, in the zone and in UTC too, by which alone it is read again. */
function momentOf(day: Day, zone: string): Date {
  const [noon = 0, evening = noon] = [12, 20].map((hour) => Date.parse(day) + hour * 60 * 60_000);
  return new Date(dayOf(noon, zone) === day ? noon : evening);
}
