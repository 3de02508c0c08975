import 'server-only';
import { db, transaction } from '@/lib/data/client';
import { isId } from '@/lib/data/ids';
import { createQuestions, hasAnsweredOn } from '@/lib/data/questions';
import { lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import type { ConceptId } from '@/lib/questions/concepts';
import { buildQuestion, gradeAnswer, offered, publicView } from '@/lib/questions/registry';
import type { ShownQuestion } from './question';
import { seedOf } from './seed';
import { draw, type Offer, storable } from './start';
import { type Submission, type Submitted, submitAnswer } from './submit';

// A prediction comes before a concept's run: a question like any other, kept only once it is answered.

/** What asks how something goes on, or whether it can, comes before what asks for numbers. */
const predictive = ['predict-outcome', 'next-segment', 'spot-the-error'];

function rank({ kind }: Offer): number {
  const at = predictive.indexOf(kind);
  return at < 0 ? predictive.length : at;
}

/** Whether somebody has still to predict before they see the run of a concept. @param userId absent for a visitor */
export async function mayPredict(userId: string | undefined, concept: ConceptId): Promise<boolean> {
  return userId === undefined || !(await hasAnsweredOn(await db(), userId, concept));
}

/** A fresh question on a concept, which nobody keeps yet. */
export function predictionOn(concept: ConceptId): ShownQuestion {
  const offers = offered()
    .filter((offer) => offer.concept === concept)
    .sort((a, b) => rank(a) - rank(b));
  const question = draw(offers);
  const { id, kind } = question;
  const occasion = { purpose: 'practice', why: null } as const;
  return { id, kind, concept, view: publicView(question), occasion, hints: [] };
}

/**
 * Keeps a prediction, with the question that it answers; sent again, it changes nothing. In the wrong form it is
 * neither counted nor kept.
 * @param about the kind and the concept of the question, which with its id make it again
 * @throws AppError `invalid` for what `predictionOn` cannot have asked, and whatever `submitAnswer` throws
 */
export async function predict(
  userId: string,
  about: { readonly kind: string; readonly concept: string },
  submission: Submission,
  now: Date,
): Promise<Submitted> {
  const { questionId, raw } = submission;
  const offer = offered().find(({ kind, concept }) => kind === about.kind && concept === about.concept);
  const built = offer && isId(questionId) && buildQuestion(offer.kind, offer.concept, seedOf(questionId));
  if (!built) throw new AppError('invalid', `no prediction is ${JSON.stringify({ ...about, questionId })}`);
  const graded = gradeAnswer(built, raw);
  if (!graded.ok) return { ok: false, problems: graded.problems };
  const question = { ...storable(questionId, built), userId, now };
  await transaction(async (tx) => {
    if (!(await lockUser(tx, userId, 'keep'))) throw new AppError('sign-in-required');
    await createQuestions(tx, [{ ...question, purpose: 'practice', why: null, belief: null }]);
  });
  return submitAnswer(userId, submission, now);
}
