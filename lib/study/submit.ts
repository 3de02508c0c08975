import 'server-only';
import { createAnswers, findEarlierOutcome } from '@/lib/data/answers';
import { db, transaction } from '@/lib/data/client';
import { isId, newId } from '@/lib/data/ids';
import { getQuestion, holdQuestion, type Json } from '@/lib/data/questions';
import { setWhereabouts } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { afterHints } from '@/lib/questions/hints';
import type { Problem, Verdict } from '@/lib/questions/kind';
import { engineVersion, gradeAnswer } from '@/lib/questions/registry';
import { isZone } from '@/lib/scheduling';
import { admit } from './admit';

/** An answer as a client sends it. */
export interface Submission {
  readonly questionId: string;
  /** A UUID, made where the answer was given. */
  readonly clientKey: string;
  readonly raw: Json;
  /** As the client claims. */
  readonly answeredAt: Date;
  readonly locale: string;
  /** The device's zone, as it claims; what is none is passed over. */
  readonly timeZone?: string | undefined;
}

export type Submitted =
  | { readonly ok: true; readonly outcome: Verdict['outcome'] }
  | { readonly ok: false; readonly problems: Readonly<Record<string, Problem>> };

/**
 * Grades an answer and keeps it, once: a second submit with the same key, or another answer to a
 * question that has one, changes nothing and returns the verdict that is there. An answer in the wrong
 * form is neither counted nor kept.
 * @throws AppError `not-found` for a question that is not this person's, or of a quiz that does not take it, `invalid` for a key that is no UUID
 */
export async function submitAnswer(userId: string, submission: Submission, now: Date): Promise<Submitted> {
  const { questionId, clientKey, raw } = submission;
  if (!isId(questionId)) throw new AppError('not-found');
  if (!isId(clientKey)) throw new AppError('invalid', 'clientKey is not a UUID');
  const client = await db();
  const question = await getQuestion(client, userId, questionId);
  await admit(client, userId, question, 'answer', now);
  const graded = gradeAnswer(question, raw);
  if (!graded.ok) {
    const outcome = await findEarlierOutcome(client, userId, submission);
    return outcome ? { ok: true, outcome } : { ok: false, problems: graded.problems };
  }

  // Outside of the transaction, which many at once may hold the person in.
  const { locale, timeZone } = submission;
  await setWhereabouts(client, userId, {
    locale,
    timeZone: timeZone && isZone(timeZone) ? timeZone : undefined,
  });
  return transaction(async (tx) => {
    const { hints } = await holdQuestion(tx, userId, questionId);
    const earlier = await findEarlierOutcome(tx, userId, submission);
    if (earlier) return { ok: true, outcome: earlier };
    const verdict = afterHints(graded.verdict, hints);
    const { answeredAt } = submission;
    const given = { userId, questionId, clientKey, raw, answeredAt, locale, receivedAt: now, hints };
    await createAnswers(tx, [{ ...given, id: newId(), verdict: stored(verdict) }]);
    return { ok: true, outcome: verdict.outcome };
  });
}

/** A verdict as it is kept. */
export const stored = ({ outcome, millipoints, parts, misconceptions }: Verdict) => ({
  id: newId(),
  outcome,
  millipoints,
  parts: parts as unknown as Json,
  misconceptions,
  engineVersion,
});
