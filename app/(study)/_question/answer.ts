import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import * as z from 'zod';
import type { AnswerRequest } from '@/components/question/answer-form';
import type { AnswerProblems } from '@/components/question/answer-input';
import { authedAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { type Submission, type Submitted, submitAnswer } from '@/lib/study/submit';

/** What is entered, by field, as long as an answer can be. */
export const enteredShape = z.record(z.string().max(100), z.string().max(1000));

export const Answer = z.object({
  questionId: z.string(),
  clientKey: z.string(),
  raw: enteredShape,
  answeredAt: z.iso.datetime(),
  timeZone: z.string().max(100),
});

/** An answer as lib/study takes it. */
export const submissionOf = async (answer: z.infer<typeof Answer>): Promise<Submission> => ({
  ...answer,
  answeredAt: new Date(answer.answeredAt),
  locale: await getLocale(),
});

const answerSafely = authedAction
  .inputSchema(Answer)
  .action(async ({ parsedInput, ctx }) => submitAnswer(ctx.userId, await submissionOf(parsedInput), now()));

/**
 * Keeps an answer and leads to where its feedback is, or says what is wrong with its form.
 * @param gone what to say where the question is not theirs to answer, or no more
 */
export async function answerAndGo(request: AnswerRequest, to: string, gone: string): Promise<AnswerProblems> {
  return goOrSay(await answerSafely(request), to, gone);
}

/** Leads on where an answer was kept; otherwise what is wrong with it, in the reader's language. */
export async function goOrSay(
  { data, serverError }: { data?: Submitted | undefined; serverError?: string | undefined },
  to: string,
  gone: string,
): Promise<AnswerProblems> {
  const [t, problem] = [await getTranslations('practice'), await getTranslations('questions.problems')];
  if (data?.ok) redirect(to);
  if (data) {
    return Object.fromEntries(Object.entries(data.problems).map(([field, code]) => [field, problem(code)]));
  }
  if (isNotTheirs(serverError)) return { '': gone };
  return { '': serverError ? t('failed') : problem('shape') };
}

/** Whether it failed because somebody else, or nobody, is signed in by now. */
export const isNotTheirs = (serverError: string | undefined): boolean =>
  serverError === 'not-found' || serverError === 'sign-in-required';
