import 'server-only';
import { AppError } from '@/lib/errors';
import type { Tx } from './client';
import type { Prisma } from './generated/client';

/** JSON as the database keeps it. */
export type Json = Prisma.JsonValue;

/** A question as it was asked. `seed` and `key` never leave the server. */
export interface StoredQuestion {
  readonly id: string;
  readonly kind: string;
  readonly concept: string;
  readonly seed: string;
  readonly engineVersion: number;
  readonly view: Json;
  readonly key: Json;
}

/** What a question is for. */
export interface Occasion {
  readonly purpose: 'practice' | 'review' | 'quiz';
  /** Why it was chosen, as lib/scheduling says it; null where its owner wished for it. */
  readonly why: string | null;
  /** The misconception that it goes after, where that is why. */
  readonly belief: string | null;
}

/** A question as it stands now. */
export interface KeptQuestion extends StoredQuestion, Occasion {
  /** How many hints its owner has taken. */
  readonly hints: number;
}

const select = {
  id: true,
  kind: true,
  concept: true,
  seed: true,
  engineVersion: true,
  view: true,
  key: true,
  hints: true,
  purpose: true,
  why: true,
  belief: true,
} as const;

/** Json that a query takes: a view or a key is never null itself. */
const given = (value: Json) => value as Prisma.InputJsonValue;

/** A question as it is asked. */
export interface NewQuestion extends StoredQuestion, Occasion {
  readonly userId: string;
  /** Every misconception that an answer to it can show. */
  readonly traps: readonly string[];
  readonly now: Date;
}

/** Keeps questions as they are asked; one whose id is there already stays as it is. */
export async function createQuestions(tx: Tx, questions: readonly NewQuestion[]): Promise<void> {
  await tx.question.createMany({
    skipDuplicates: true,
    data: questions.map(({ now, view, key, traps, ...data }) => ({
      ...data,
      view: given(view),
      key: given(key),
      traps: [...traps],
      createdAt: now,
    })),
  });
}

/** Whether somebody has ever answered a question on a concept. */
export async function hasAnsweredOn(tx: Tx, userId: string, concept: string): Promise<boolean> {
  const first = await tx.question.findFirst({
    where: { userId, concept, answers: { some: { userId } } },
    select: { id: true },
  });
  return first !== null;
}

/** @throws AppError `not-found` when it does not exist or is somebody else's */
export async function getQuestion(tx: Tx, userId: string, id: string): Promise<KeptQuestion> {
  const question = await tx.question.findFirst({ where: { id, userId }, select });
  if (!question) throw new AppError('not-found');
  return question;
}

/**
 * Holds a question until the transaction ends, so that answers to it and hints on it come one after the other.
 * @returns how many hints have been taken
 * @throws AppError `not-found` when it is (or has become, by a merge) somebody else's
 */
export async function lockQuestion(tx: Tx, userId: string, id: string): Promise<{ hints: number }> {
  const [question] = await tx.$queryRaw<{ hints: number }[]>`
    SELECT hints FROM "Question" WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
  if (!question) throw new AppError('not-found');
  return question;
}

/**
 * Holds a person and then one of their questions until the transaction ends: the order in which a merge takes
 * them too. The person is kept as they are, the question is for us alone.
 * @returns how many hints have been taken
 * @throws AppError `not-found` when either is not there (any more), or the question is somebody else's
 */
export async function holdQuestion(tx: Tx, userId: string, id: string): Promise<{ hints: number }> {
  const [question] = await tx.$queryRaw<{ hints: number }[]>`
    WITH person AS MATERIALIZED (
      SELECT id FROM "User" WHERE id = ${userId}::uuid AND "deletedAt" IS NULL FOR SHARE)
    SELECT q.hints FROM person JOIN "Question" q ON q."userId" = person.id
     WHERE q.id = ${id}::uuid FOR UPDATE OF q`;
  if (!question) throw new AppError('not-found');
  return question;
}

/** Notes how many hints have been taken on a question that is held. */
export async function setHints(tx: Tx, id: string, hints: number): Promise<void> {
  await tx.question.update({ where: { id }, data: { hints } });
}
