'use server';

import { getTranslations } from 'next-intl/server';
import * as z from 'zod';
import type { AnswerRequest } from '@/components/question/answer-form';
import type { AnswerProblems } from '@/components/question/answer-input';
import { asVisitor, openAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { predict } from '@/lib/study/predict';
import { Answer, goOrSay, submissionOf } from '../_question/answer';

const Prediction = z.object({ kind: z.string(), concept: z.string(), answer: Answer });

const predictSafely = openAction
  .inputSchema(Prediction)
  .useValidated(asVisitor)
  .action(async ({ parsedInput: { answer, ...about }, ctx }) =>
    predict(ctx.userId, about, await submissionOf(answer), now()),
  );

/** Keeps a prediction and leads to the run that it was about, or says what is wrong with its form. */
export async function predictAction(
  kind: string,
  concept: string,
  request: AnswerRequest,
): Promise<AnswerProblems> {
  const t = await getTranslations('practice');
  const to = `/learn/${concept}?predicted=${request.questionId}`;
  return goOrSay(await predictSafely({ kind, concept, answer: request }), to, t('gone'));
}
