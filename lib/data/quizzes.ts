import 'server-only';
import type { Tx } from './client';
import type { Prisma } from './generated/client';
import type { Json, StoredQuestion } from './questions';

/** What is said of an answer before the whole is submitted: in an exam nothing, in practice all. */
export type QuizMode = 'exam' | 'practice';

export interface StoredQuiz {
  readonly id: string;
  readonly mode: QuizMode;
  /** So many minutes after `createdAt` it is over; null where time does not count. */
  readonly minutes: number | null;
  readonly createdAt: Date;
  /** When it was submitted, or when its time ran out. */
  readonly submittedAt: Date | null;
}

/** A question of a quiz, with what its owner has made of it so far. */
export interface StoredItem extends StoredQuestion {
  /** From 1. */
  readonly place: number;
  readonly flagged: boolean;
  /** What was entered last, unparsed; null before that, and where answers are graded one by one. */
  readonly draft: Json;
  readonly savedAt: Date | null;
  /** Of the answer, by the verdict that counts; null before there is one. */
  readonly outcome: 'right' | 'partly' | 'wrong' | null;
  readonly millipoints: number | null;
}

const select = { id: true, mode: true, minutes: true, createdAt: true, submittedAt: true } as const;

/** @param questionIds of questions that are there already, in the order in which they are asked */
export async function createQuiz(
  tx: Tx,
  quiz: {
    id: string;
    userId: string;
    mode: QuizMode;
    minutes: number | null;
    questionIds: readonly string[];
    now: Date;
  },
): Promise<void> {
  const { questionIds, now, ...data } = quiz;
  await tx.quiz.create({ data: { ...data, createdAt: now } });
  await tx.quizItem.createMany({
    data: questionIds.map((questionId, i) => ({ quizId: data.id, place: i + 1, questionId })),
  });
}

/** A quiz of this person's, or null. */
export function findQuiz(tx: Tx, userId: string, id: string): Promise<StoredQuiz | null> {
  return tx.quiz.findFirst({ where: { id, userId }, select });
}

/** The quiz that a question of this person's belongs to, or null. */
export function findQuizOf(tx: Tx, userId: string, questionId: string): Promise<StoredQuiz | null> {
  return tx.quiz.findFirst({ where: { userId, items: { some: { questionId } } }, select });
}

/** A quiz with how it went, for a list. */
export interface ListedQuiz extends StoredQuiz {
  readonly length: number;
  readonly millipoints: number;
}

/** The newest quizzes of a person's, so many at most. */
export function listQuizzes(tx: Tx, userId: string, most: number): Promise<ListedQuiz[]> {
  return tx.$queryRaw<ListedQuiz[]>`
    SELECT z.id, z.mode::text, z.minutes, z."createdAt", z."submittedAt",
           count(*)::int AS length, coalesce(sum(v.millipoints), 0)::int AS millipoints
      FROM (SELECT * FROM "Quiz" WHERE "userId" = ${userId}::uuid
             ORDER BY "createdAt" DESC, id DESC LIMIT ${most}) z
      JOIN "QuizItem" i ON i."quizId" = z.id
      LEFT JOIN LATERAL (
        SELECT v.millipoints FROM "Answer" a JOIN "Verdict" v ON v."answerId" = a.id
         WHERE a."questionId" = i."questionId"
         ORDER BY a."receivedAt", a.id, v."gradedAt" DESC, v.id DESC LIMIT 1) v ON true
     GROUP BY z.id, z.mode, z.minutes, z."createdAt", z."submittedAt"
     ORDER BY z."createdAt" DESC, z.id DESC`;
}

/** The questions of a quiz in their order. Whose it is has been seen to. */
export function readItems(tx: Tx, quizId: string): Promise<StoredItem[]> {
  return tx.$queryRaw<StoredItem[]>`
    SELECT i.place, i.flagged, i.draft, i."savedAt",
           q.id, q.kind, q.concept, q.seed, q."engineVersion", q.view, q.key, v.outcome::text, v.millipoints
      FROM "QuizItem" i
      JOIN "Question" q ON q.id = i."questionId"
      LEFT JOIN LATERAL (
        SELECT v.outcome, v.millipoints FROM "Answer" a JOIN "Verdict" v ON v."answerId" = a.id
         WHERE a."questionId" = q.id
         ORDER BY a."receivedAt", a.id, v."gradedAt" DESC, v.id DESC LIMIT 1) v ON true
     WHERE i."quizId" = ${quizId}::uuid
     ORDER BY i.place`;
}

/** Holds a quiz until the transaction ends, so that it is submitted once, and after whatever was being saved. */
export async function lockQuiz(tx: Tx, userId: string, id: string): Promise<StoredQuiz | null> {
  const [quiz] = await tx.$queryRaw<StoredQuiz[]>`
    SELECT id, mode::text, minutes, "createdAt", "submittedAt"
      FROM "Quiz" WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
  return quiz ?? null;
}

/**
 * Changes an item while its quiz is open, which stays so meanwhile.
 * @returns false where there is no such item of this person's, or the quiz is over
 */
export async function changeItem(
  tx: Tx,
  at: { userId: string; quizId: string; place: number; now: Date },
  change: { readonly draft: Json } | { readonly flagged: boolean },
): Promise<boolean> {
  const { userId, quizId, place, now } = at;
  const open = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Quiz"
     WHERE id = ${quizId}::uuid AND "userId" = ${userId}::uuid AND "submittedAt" IS NULL
       AND (minutes IS NULL OR "createdAt" + make_interval(mins => minutes) > ${now}) FOR SHARE`;
  if (open.length === 0) return false;
  const data = 'draft' in change ? { draft: change.draft as Prisma.InputJsonValue, savedAt: now } : change;
  const { count } = await tx.quizItem.updateMany({ where: { quizId, place }, data });
  return count === 1;
}

/** Notes that a quiz, which is held, is submitted. */
export async function closeQuiz(tx: Tx, id: string, submittedAt: Date): Promise<void> {
  await tx.quiz.update({ where: { id }, data: { submittedAt } });
}
