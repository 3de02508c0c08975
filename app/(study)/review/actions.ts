'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { asVisitor, authedAction, formFields, openAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { lowerings, lowerRating } from '@/lib/study/lower';
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
