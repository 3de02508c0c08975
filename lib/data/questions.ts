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

/** A question as it stands now. */
export interface KeptQuestion extends StoredQuestion {
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
} as const;

/** Json that a query takes: a view or a key is never null itself. */
const given = (value: Json) => value as Prisma.InputJsonValue;

export async function createQuestion(
  tx: Tx,
  question: StoredQuestion & { userId: string; now: Date },
): Promise<void> {
  const { now, view, key, ...data } = question;
  await tx.question.create({ data: { ...data, view: given(view), key: given(key), createdAt: now } });
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

/** Notes how many hints have been taken on a question that is held. */
export async function setHints(tx: Tx, id: string, hints: number): Promise<void> {
  await tx.question.update({ where: { id }, data: { hints } });
}
