import 'server-only';
import { db } from '@/lib/data/client';
import { isId, newId } from '@/lib/data/ids';
import { lowerAnswer } from '@/lib/data/lowerings';
import { AppError } from '@/lib/errors';

/** What a learner may say that an answer counts as: never more than it earned, so `easy` is not among them. */
export const lowerings = ['again', 'hard', 'good'] as const;

export type Lowering = (typeof lowerings)[number];

/**
 * Notes that an answer is to count for less; null takes that back. Nothing is erased: the newest note counts.
 * @throws AppError `not-found` for a question that this person has not answered
 */
export async function lowerRating(
  userId: string,
  questionId: string,
  rating: Lowering | null,
  now: Date,
): Promise<void> {
  if (!isId(questionId)) throw new AppError('not-found');
  const said = { id: newId(), userId, questionId, rating, now };
  if (!(await lowerAnswer(await db(), said))) throw new AppError('not-found');
}
