'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import * as z from 'zod';
import type { AnswerProblems, AnswerRequest } from '@/components/question/answer-form';
import { asVisitor, authedAction, formFields, openAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { isOffered, startQuestion } from '@/lib/study/start';
import { submitAnswer } from '@/lib/study/submit';

const Wish = formFields
  .transform(({ kind, concept }) => ({ kind: kind || undefined, concept: concept || undefined }))
  .refine(isOffered);

const startSafely = openAction
  .inputSchema(Wish)
  .useValidated(asVisitor)
  .action(({ parsedInput, ctx }) => startQuestion(ctx.userId, parsedInput, now()));

/** Asks a question, of the `kind` and `concept` in the form where there are any, and leads to it. */
export async function startAction(form: FormData): Promise<void> {
  const { data: questionId, serverError } = await startSafely(form);
  if (!questionId) throw new Error(serverError ?? 'invalid');
  redirect(`/practice/${questionId}`);
}

const Answer = z.object({
  questionId: z.string(),
  clientKey: z.string(),
  raw: z.record(z.string(), z.string().max(1000)),
  answeredAt: z.iso.datetime(),
  hints: z.int().min(0).max(99),
});

const answerSafely = authedAction.inputSchema(Answer).action(async ({ parsedInput, ctx }) => {
  const submission = {
    ...parsedInput,
    answeredAt: new Date(parsedInput.answeredAt),
    locale: await getLocale(),
  };
  return submitAnswer(ctx.userId, submission, now());
});

/** Keeps an answer and leads to its feedback, or says what is wrong with its form. */
export async function answerAction(request: AnswerRequest): Promise<AnswerProblems> {
  const [{ data, serverError }, t, problem] = [
    await answerSafely(request),
    await getTranslations('practice'),
    await getTranslations('questions.problems'),
  ];
  if (data?.ok) redirect(`/practice/${request.questionId}`);
  if (data) {
    return Object.fromEntries(Object.entries(data.problems).map(([field, code]) => [field, problem(code)]));
  }
  if (serverError === 'not-found' || serverError === 'sign-in-required') return { '': t('gone') };
  return { '': serverError ? t('failed') : problem('shape') };
}
