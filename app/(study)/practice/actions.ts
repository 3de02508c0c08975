'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import * as z from 'zod';
import type { AnswerRequest } from '@/components/question/answer-form';
import type { AnswerProblems } from '@/components/question/answer-input';
import type { ReportRequest } from '@/components/question/report-form';
import { asVisitor, authedAction, formFields, openAction } from '@/lib/auth/action';
import { clientAddress } from '@/lib/auth/client-address';
import { countReport } from '@/lib/auth/limits';
import { now } from '@/lib/clock';
import { takeHint } from '@/lib/study/hint';
import { reportAnswer } from '@/lib/study/report';
import { isOffered, startQuestion } from '@/lib/study/start';
import { answerAndGo, isNotTheirs } from '../_question/answer';

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

const hintSafely = authedAction
  .inputSchema(z.object({ questionId: z.string(), wanted: z.int() }))
  .action(({ parsedInput, ctx }) => takeHint(ctx.userId, parsedInput.questionId, parsedInput.wanted, now()));

/** Takes a hint, the one `wanted` counted from 1, and shows it. What went wrong, in the reader's language, or ''. */
export async function hintAction(questionId: string, wanted: number): Promise<string> {
  const { serverError, validationErrors } = await hintSafely({ questionId, wanted });
  if (!serverError && !validationErrors) {
    refresh();
    return '';
  }
  const t = await getTranslations('practice');
  return isNotTheirs(serverError) ? t('gone') : t('hintFailed');
}

/** Keeps an answer and leads to its feedback, or says what is wrong with its form. */
export async function answerAction(request: AnswerRequest): Promise<AnswerProblems> {
  const t = await getTranslations('practice');
  return answerAndGo(request, `/practice/${request.questionId}`, t('gone'));
}

const Report = z.object({ questionId: z.string(), clientKey: z.string(), note: z.string() });

const reportSafely = authedAction.inputSchema(Report).action(async ({ parsedInput, ctx }) => {
  await countReport(ctx.userId, await clientAddress());
  return reportAnswer(ctx.userId, { ...parsedInput, locale: await getLocale() }, now());
});

/** Keeps what a learner says is wrong with a question. What is wrong with it, in the reader's language, or ''. */
export async function reportAction(request: ReportRequest): Promise<string> {
  const [{ data, serverError }, t] = [await reportSafely(request), await getTranslations('report')];
  if (data?.ok) {
    refresh();
    return '';
  }
  if (data) return t(`problems.${data.problem}`);
  if (isNotTheirs(serverError)) return t('gone');
  return serverError === 'too-many-attempts' ? t('problems.too-many-attempts') : t('failed');
}
