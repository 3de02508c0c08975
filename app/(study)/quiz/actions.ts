'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import * as z from 'zod';
import type { AnswerRequest } from '@/components/question/answer-form';
import type { AnswerProblems, Entered } from '@/components/question/answer-input';
import type { QuizProblems } from '@/components/quiz/quiz-form';
import { asVisitor, authedAction, formFields, openAction } from '@/lib/auth/action';
import { now } from '@/lib/clock';
import { flag, isAskable, quizBounds, quizModes, saveDraft, startQuiz, submitQuiz } from '@/lib/study/quiz';
import { answerAndGo, enteredShape, isNotTheirs } from '../_question/answer';
import { within } from '../within';

const ids = z.array(z.string().max(100)).max(100);

const Wish = z.object({
  concepts: ids,
  kinds: ids,
  length: within(quizBounds.length),
  mode: z.enum(quizModes),
  minutes: z
    .string()
    .trim()
    .max(0)
    .transform(() => null)
    .or(within(quizBounds.minutes)),
});

const startSafely = openAction
  .inputSchema(Wish)
  .useValidated(asVisitor)
  .action(({ parsedInput, ctx }) => startQuiz(ctx.userId, parsedInput, now()));

/** Draws a quiz and leads to its first question, or says what is wrong with the wish. */
export async function startQuizAction(form: FormData): Promise<QuizProblems> {
  const t = await getTranslations('quiz');
  const one = (name: string) => String(form.get(name) ?? '');
  const wish = {
    concepts: form.getAll('concept').map(String),
    kinds: form.getAll('kind').map(String),
    length: one('length'),
    mode: one('mode'),
    minutes: one('minutes'),
  };
  const parsed = Wish.safeParse(wish);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
    const names = (['length', 'minutes'] as const).filter((name) => wrong.has(name));
    if (names.length === 0) return { '': t('failed') };
    return Object.fromEntries(
      names.map((name) => [name, t('notWithin', { ...quizBounds[name], found: wish[name] })]),
    );
  }
  if (!isAskable(parsed.data)) return { '': t('nothingToAsk') };
  const { data: quizId } = await startSafely(wish as z.input<typeof Wish>);
  if (!quizId) return { '': t('failed') };
  redirect(`/quiz/${quizId}/1`);
}

const Place = z.object({ quizId: z.string(), place: z.int() });

const saveSafely = authedAction
  .inputSchema(Place.extend({ entered: enteredShape }))
  .action(({ parsedInput: { entered, ...at }, ctx }) => saveDraft(ctx.userId, at, entered, now()));

/** Keeps what was entered in an exam. What went wrong, in the reader's language, or ''. */
export async function saveAction(quizId: string, place: number, entered: Entered): Promise<string> {
  const { serverError, validationErrors } = await saveSafely({ quizId, place, entered });
  if (!serverError && !validationErrors) return '';
  const t = await getTranslations('quiz');
  return isNotTheirs(serverError) ? t('over') : t('notSaved');
}

/** Keeps an answer where each is graded by itself, and leads to its feedback. */
export async function answerPlaceAction(
  quizId: string,
  place: number,
  request: AnswerRequest,
): Promise<AnswerProblems> {
  const t = await getTranslations('quiz');
  return answerAndGo(request, `/quiz/${quizId}/${place}`, t('over'));
}

const Flag = formFields
  .transform(({ quizId, place, flagged }) => ({ quizId, place: Number(place), flagged: flagged === 'yes' }))
  .pipe(Place.extend({ flagged: z.boolean() }));

const flagSafely = authedAction
  .inputSchema(Flag)
  .action(({ parsedInput: { flagged, ...at }, ctx }) => flag(ctx.userId, at, flagged, now()));

/** Marks a question to come back to, or takes the mark away. Where the quiz is over meanwhile, that is shown. */
export async function flagAction(form: FormData): Promise<void> {
  const { serverError, validationErrors } = await flagSafely(form);
  if (validationErrors || (serverError && !isNotTheirs(serverError))) {
    throw new Error(serverError ?? 'invalid');
  }
  refresh();
}

const Which = formFields.pipe(z.object({ quizId: z.string() }));

const submitSafely = authedAction.inputSchema(Which).action(async ({ parsedInput: { quizId }, ctx }) => {
  await submitQuiz(ctx.userId, quizId, await getLocale(), now());
  return quizId;
});

/** Submits a quiz and leads to how it went. */
export async function submitQuizAction(form: FormData): Promise<void> {
  const { data: quizId, serverError } = await submitSafely(form);
  if (!quizId) throw new Error(serverError ?? 'invalid');
  redirect(`/quiz/${quizId}`);
}
