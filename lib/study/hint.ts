import 'server-only';
import { findAnswerTo } from '@/lib/data/answers';
import { db, transaction } from '@/lib/data/client';
import { isId } from '@/lib/data/ids';
import { getQuestion, lockQuestion, setHints } from '@/lib/data/questions';
import { AppError } from '@/lib/errors';
import { hintsFor } from '@/lib/questions/registry';
import { admit } from './admit';

/**
 * Takes the next hint on an open question.
 * @param wanted which one, counted from 1: asking for it twice, or out of turn, changes nothing
 * @throws AppError `not-found` for a question that is not this person's, or of a quiz that gives none
 */
export async function takeHint(userId: string, questionId: string, wanted: number, now: Date): Promise<void> {
  if (!isId(questionId)) throw new AppError('not-found');
  const client = await db();
  const question = await getQuestion(client, userId, questionId);
  await admit(client, userId, question, 'answer', now);
  if (wanted > hintsFor(question).length) return;
  await transaction(async (tx) => {
    const { hints } = await lockQuestion(tx, userId, questionId);
    // What was graded already no longer gets dearer.
    if (wanted !== hints + 1 || (await findAnswerTo(tx, userId, questionId))) return;
    await setHints(tx, questionId, wanted);
  });
}
