import 'server-only';
import { createAnswers } from '@/lib/data/answers';
import { db, transaction } from '@/lib/data/client';
import { isId, newId } from '@/lib/data/ids';
import { createQuestions, type Json } from '@/lib/data/questions';
import {
  changeItem,
  closeQuiz,
  createQuiz,
  findQuiz,
  type ListedQuiz,
  listQuizzes,
  lockQuiz,
  type QuizMode,
  readItems,
  type StoredItem,
  type StoredQuiz,
} from '@/lib/data/quizzes';
import { lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { type Random, randomFrom } from '@/lib/questions/random';
import { gradeAnswer, offered, publicView } from '@/lib/questions/registry';
import { endOf, hasRunOut } from './admit';
import { type ShownQuestion, showQuestion, showUnanswered } from './question';
import { seedOf } from './seed';
import { askable } from './standing';
import { draw, type Offer } from './start';
import { stored } from './submit';

/** What a quiz is to be. */
export interface QuizWish {
  /** Ids of concepts and of kinds; none is all. */
  readonly concepts: readonly string[];
  readonly kinds: readonly string[];
  readonly length: number;
  readonly mode: QuizMode;
  /** How long it may take; null where time does not count. */
  readonly minutes: number | null;
}

/** What may be wished for. */
export const quizBounds = { length: { least: 1, most: 30 }, minutes: { least: 1, most: 180 } } as const;
export const quizModes = ['practice', 'exam'] as const satisfies readonly QuizMode[];

/** What there is to choose from. */
export const askableConcepts = askable;
export const askableKinds = () => [...new Set(offered().map(({ kind }) => kind))].sort();

const fits = ({ concepts, kinds }: QuizWish, { concept, kind }: Offer): boolean =>
  (concepts.length === 0 || concepts.includes(concept)) && (kinds.length === 0 || kinds.includes(kind));

/** Whether there is anything to ask. */
export const isAskable = (wish: QuizWish): boolean => offered().some((offer) => fits(wish, offer));

/**
 * Draws the questions of a quiz. Its time begins.
 * @returns the quiz's id
 * @throws AppError `invalid` for a wish that nothing offered fulfils
 */
export async function startQuiz(userId: string, wish: QuizWish, now: Date): Promise<string> {
  const id = newId();
  const offers = offered().filter((offer) => fits(wish, offer));
  if (offers.length === 0) throw new AppError('invalid', `nothing offered is ${JSON.stringify(wish)}`);
  const occasion = { userId, purpose: 'quiz', why: null, belief: null, now } as const;
  const questions = chosen(offers, wish.length, randomFrom(seedOf(id))).map((offer) => ({
    ...draw([offer, ...offers]),
    ...occasion,
  }));
  const { mode, minutes } = wish;
  await transaction(async (tx) => {
    if (!(await lockUser(tx, userId, 'keep'))) throw new AppError('sign-in-required');
    await createQuestions(tx, questions);
    const questionIds = questions.map((question) => question.id);
    await createQuiz(tx, { id, userId, mode, minutes, questionIds, now });
  });
  return id;
}

/** So many of what is offered: every concept in its turn, each time by another kind, in no order that one could learn. */
function chosen(offers: readonly Offer[], length: number, random: Random): Offer[] {
  const concepts = random.shuffle([...new Set(offers.map(({ concept }) => concept))]);
  const turns = concepts.map((concept) => random.shuffle(offers.filter((it) => it.concept === concept)));
  const inTurn = Array.from({ length }, (_, i) => {
    const turn = turns[i % turns.length] ?? [];
    return turn[Math.floor(i / turns.length) % turn.length];
  });
  return random.shuffle(inTurn.flatMap((offer) => offer ?? []));
}

/** How far a question is: nothing entered, something that is not yet an answer, an answer, or graded. */
export type Progress = 'open' | 'begun' | 'entered' | 'right' | 'partly' | 'wrong';

/** A question in the list of a quiz. */
export interface QuizPlace {
  readonly place: number;
  readonly questionId: string;
  readonly kind: string;
  readonly concept: string;
  readonly flagged: boolean;
  readonly progress: Progress;
  /** 0 to 1000; null before it is graded. */
  readonly millipoints: number | null;
}

export interface ShownQuiz {
  readonly id: string;
  readonly mode: QuizMode;
  readonly createdAt: Date;
  /** When its time is over, where it counts. */
  readonly endsAt: Date | null;
  readonly submittedAt: Date | null;
  readonly places: readonly QuizPlace[];
}

/** A question of a quiz as its owner may see it: with what is right as soon as its mode allows. */
export interface ShownPlace {
  readonly quiz: ShownQuiz;
  readonly here: QuizPlace;
  readonly question: ShownQuestion;
  /** What was entered last in an exam; null before that. */
  readonly entered: Json;
}

/**
 * A quiz of somebody's. One whose time has run out is submitted as it is.
 * @throws AppError `not-found` for one that is not theirs
 */
export async function showQuiz(userId: string, id: string, locale: string, now: Date): Promise<ShownQuiz> {
  const { quiz, items } = await load(userId, id, locale, now);
  return shown(quiz, items);
}

/**
 * One question of it, by its place from 1.
 * @throws AppError `not-found` for a quiz that is not theirs, or that has no such place
 */
export async function showPlace(
  userId: string,
  id: string,
  place: number,
  locale: string,
  now: Date,
): Promise<ShownPlace> {
  const { quiz, items } = await load(userId, id, locale, now);
  const all = shown(quiz, items);
  const at = items.findIndex((it) => it.place === place);
  const [item, here] = [items[at], all.places[at]];
  if (!item || !here) throw new AppError('not-found');
  return { quiz: all, here, question: await questionOf(userId, quiz, item, now), entered: item.draft };
}

async function questionOf(
  userId: string,
  { mode, submittedAt }: StoredQuiz,
  item: StoredItem,
  now: Date,
): Promise<ShownQuestion> {
  if (submittedAt && item.outcome === null) return showUnanswered(item);
  if (submittedAt || mode === 'practice') return showQuestion(userId, item.id, now);
  const { id, kind, concept } = item;
  return { id, kind, concept, view: publicView(item), occasion: { purpose: 'quiz', why: null }, hints: [] };
}

async function load(userId: string, id: string, locale: string, now: Date) {
  if (!isId(id)) throw new AppError('not-found');
  const client = await db();
  const quiz = await findQuiz(client, userId, id);
  if (!quiz) throw new AppError('not-found');
  if (!hasRunOut(quiz, now)) return { quiz, items: await readItems(client, id) };
  await submitQuiz(userId, id, locale, now);
  return load(userId, id, locale, now);
}

const shown = (quiz: StoredQuiz, items: readonly StoredItem[]): ShownQuiz => ({
  id: quiz.id,
  mode: quiz.mode,
  createdAt: quiz.createdAt,
  endsAt: endOf(quiz),
  submittedAt: quiz.submittedAt,
  places: items.map((item) => ({
    place: item.place,
    questionId: item.id,
    kind: item.kind,
    concept: item.concept,
    flagged: item.flagged,
    progress: item.outcome ?? progressOf(item),
    millipoints: item.millipoints,
  })),
});

function progressOf(item: StoredItem): Progress {
  if (item.draft === null) return 'open';
  return gradeAnswer(item, item.draft).ok ? 'entered' : 'begun';
}

/** The newest quizzes of somebody's. Those whose time has run out are submitted as they are. */
export async function readQuizzes(userId: string, locale: string, now: Date): Promise<readonly ListedQuiz[]> {
  const quizzes = await listQuizzes(await db(), userId, LISTED);
  const late = quizzes.filter((quiz) => hasRunOut(quiz, now));
  if (late.length === 0) return quizzes;
  for (const { id } of late) await submitQuiz(userId, id, locale, now);
  return listQuizzes(await db(), userId, LISTED);
}

const LISTED = 20;

/** One place of a quiz, counted from 1. */
interface Place {
  readonly quizId: string;
  readonly place: number;
}

/**
 * Keeps what was entered in an exam so far, whatever it is; the last that comes in counts.
 * @throws AppError `not-found` for a place that there is not, or in a quiz that is over
 */
export async function saveDraft(userId: string, at: Place, draft: Json, now: Date): Promise<void> {
  await change(userId, at, { draft }, now);
}

/** Marks a question of an open quiz to come back to, or takes the mark away. @throws AppError as `saveDraft` does */
export async function flag(userId: string, at: Place, flagged: boolean, now: Date): Promise<void> {
  await change(userId, at, { flagged }, now);
}

async function change(
  userId: string,
  { quizId, place }: Place,
  what: Parameters<typeof changeItem>[2],
  now: Date,
): Promise<void> {
  if (!isId(quizId)) throw new AppError('not-found');
  const done = await transaction((tx) => changeItem(tx, { userId, quizId, place, now }, what));
  if (!done) throw new AppError('not-found');
}

/**
 * Submits a quiz, once: in an exam whatever was entered and is an answer is graded now, and the rest is not counted
 * as one. Done again, it changes nothing.
 * @throws AppError `not-found` for one that is not theirs
 */
export async function submitQuiz(userId: string, id: string, locale: string, now: Date): Promise<void> {
  if (!isId(id)) throw new AppError('not-found');
  await transaction(async (tx) => {
    const quiz = await lockQuiz(tx, userId, id);
    if (!quiz) throw new AppError('not-found');
    if (quiz.submittedAt) return;
    const end = endOf(quiz);
    const receivedAt = end !== null && end < now ? end : now;
    // Graded while it is held, so that nothing is saved between the grading and the end; thirty take some ms.
    const items = quiz.mode === 'exam' ? await readItems(tx, id) : [];
    const answers = items.flatMap((item) => {
      const { id: questionId, draft: raw, savedAt } = item;
      const graded = raw === null ? null : gradeAnswer(item, raw);
      if (!graded?.ok) return [];
      const given = { userId, questionId, raw, answeredAt: savedAt ?? receivedAt, receivedAt, locale };
      return [{ ...given, id: newId(), clientKey: newId(), hints: 0, verdict: stored(graded.verdict) }];
    });
    if (answers.length > 0) await createAnswers(tx, answers);
    await closeQuiz(tx, id, receivedAt);
  });
}
