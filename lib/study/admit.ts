import 'server-only';
import type { Tx } from '@/lib/data/client';
import type { KeptQuestion } from '@/lib/data/questions';
import { findQuizOf, type StoredQuiz } from '@/lib/data/quizzes';
import { AppError } from '@/lib/errors';

/** When the time of a quiz is over, where it counts. */
export const endOf = ({ createdAt, minutes }: StoredQuiz): Date | null =>
  minutes === null ? null : new Date(createdAt.getTime() + minutes * 60_000);

/** Whether its time has run out before anybody submitted it. */
export function hasRunOut(quiz: StoredQuiz, now: Date): boolean {
  const end = endOf(quiz);
  return quiz.submittedAt === null && end !== null && end <= now;
}

/**
 * Lets somebody at a question of theirs, or not: one of an exam is seen and answered nowhere but there until that is
 * submitted, and none is answered once its quiz is over.
 * @throws AppError `not-found`
 */
export async function admit(
  tx: Tx,
  userId: string,
  { id, purpose }: Pick<KeptQuestion, 'id' | 'purpose'>,
  to: 'see' | 'answer',
  now: Date,
): Promise<void> {
  if (purpose !== 'quiz') return;
  const quiz = await findQuizOf(tx, userId, id);
  const isOver = quiz === null || quiz.submittedAt !== null || hasRunOut(quiz, now);
  const isPractice = quiz?.mode === 'practice';
  if (to === 'answer' ? isOver || !isPractice : !isOver && !isPractice) throw new AppError('not-found');
}
