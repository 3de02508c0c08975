'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { asVisitor, authedAction, formFields, openAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { lowerings, lowerRating } from '@/lib/study/lower';
import { rateRecall, sayings, takeBack } from '@/lib/study/recall';
import { startReview } from '@/lib/study/review';

const startSafely = openAction
  .inputSchema(formFields)
  .useValidated(asVisitor)
  .action(({ ctx }) => startReview(ctx.userId, now()));

/** Asks about the card whose turn it is, and leads to the question; to the review's page where none is left. */
export async function startReviewAction(form: FormData): Promise<void> {
  const { data: questionId, serverError } = await startSafely(form);
  if (serverError) throw new Error(serverError);
  redirect(questionId ? `/practice/${questionId}` : '/review');
}

const Recall = formFields.pipe(
  z.object({ about: z.string(), rating: z.enum(sayings), clientKey: z.string() }),
);

const recallSafely = openAction
  .inputSchema(Recall)
  .useValidated(asVisitor)
  .action(({ parsedInput, ctx }) => rateRecall(ctx.userId, parsedInput, now()));

/** Keeps what somebody says of a card, and leads to the next one. */
export async function recallAction(form: FormData): Promise<void> {
  const { serverError, validationErrors } = await recallSafely(form);
  if (serverError || validationErrors) throw new Error(serverError ?? 'invalid');
  redirect('/review/recall');
}

const takeBackSafely = authedAction
  .inputSchema(formFields.pipe(z.object({ recallId: z.string() })))
  .action(({ parsedInput, ctx }) => takeBack(ctx.userId, parsedInput.recallId, now()));

/** Takes back what somebody said of a card. */
export async function takeBackAction(form: FormData): Promise<void> {
  const { serverError, validationErrors } = await takeBackSafely(form);
  if (serverError || validationErrors) throw new Error(serverError ?? 'invalid');
  redirect('/review/recall');
}

/** Without a rating, what was said before is taken back. */
const Lowering = formFields
  .transform(({ questionId, rating }) => ({ questionId, rating: rating ?? null }))
  .pipe(z.object({ questionId: z.string(), rating: z.enum(lowerings).nullable() }));

const lowerSafely = authedAction
  .inputSchema(Lowering)
  .action(({ parsedInput: { questionId, rating }, ctx }) =>
    lowerRating(ctx.userId, questionId, rating, now()),
  );

/** Notes that an answer counts for less than it earned, or takes that back. */
export async function lowerAction(form: FormData): Promise<void> {
  const { serverError, validationErrors } = await lowerSafely(form);
  if (serverError || validationErrors) throw new Error(serverError ?? 'invalid');
  refresh();
}
