import 'server-only';
import type { StoredAnswer } from './answers';
import type { Tx } from './client';
import type { Prisma } from './generated/client';
import type { Json, StoredQuestion } from './questions';

/** A report, with its own copy of what a replay needs: the question and the answer may be gone. */
export interface StoredReport {
  readonly id: string;
  readonly note: string;
  readonly locale: string;
  readonly engineVersion: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly kind: string;
  readonly concept: string;
  readonly seed: string;
  /** The engine that built the question. */
  readonly builtBy: number;
  readonly view: Json;
  readonly key: Json;
  readonly raw: Json;
  readonly hints: number;
  readonly outcome: 'right' | 'partly' | 'wrong';
  readonly millipoints: number;
  readonly misconceptions: readonly string[];
}

const select = {
  id: true,
  note: true,
  locale: true,
  engineVersion: true,
  createdAt: true,
  closedAt: true,
  kind: true,
  concept: true,
  seed: true,
  builtBy: true,
  view: true,
  key: true,
  raw: true,
  hints: true,
  outcome: true,
  millipoints: true,
  misconceptions: true,
} as const;

/** Writes a report on an answer, and beside it what a replay needs of the question and the answer. */
export async function createReport(
  tx: Tx,
  report: {
    id: string;
    userId: string;
    clientKey: string;
    note: string;
    locale: string;
    engineVersion: number;
    now: Date;
  },
  question: StoredQuestion,
  answer: StoredAnswer,
): Promise<void> {
  const { now, ...data } = report;
  const { kind, concept, seed, engineVersion: builtBy, view, key } = question;
  const { outcome, millipoints, misconceptions } = answer.verdict;
  const given = (value: Json) => value as Prisma.InputJsonValue;
  await tx.report.create({
    data: {
      ...data,
      createdAt: now,
      questionId: question.id,
      kind,
      concept,
      seed,
      builtBy,
      view: given(view),
      key: given(key),
      answerId: answer.id,
      raw: given(answer.raw),
      hints: answer.hints,
      outcome,
      millipoints,
      misconceptions: [...misconceptions],
    },
  });
}

/** Whether this person has sent a report with this key. */
export async function hasReportByKey(tx: Tx, userId: string, clientKey: string): Promise<boolean> {
  const where = { userId_clientKey: { userId, clientKey } };
  return (await tx.report.findUnique({ where, select: { id: true } })) !== null;
}

/** Whether this person has reported anything on this answer. */
export async function hasReportOn(tx: Tx, userId: string, answerId: string): Promise<boolean> {
  return (await tx.report.findFirst({ where: { userId, answerId }, select: { id: true } })) !== null;
}

/** How many of this person's reports nobody has seen to yet. */
export function countOpenReports(tx: Tx, userId: string): Promise<number> {
  return tx.report.count({ where: { userId, closedAt: null } });
}

/** Reports, newest first: those that nobody has seen to yet, or all. Without a `limit` every one. */
export function listReports(
  tx: Tx,
  { limit, closed }: { limit?: number | undefined; closed: boolean },
): Promise<StoredReport[]> {
  return tx.report.findMany({
    where: closed ? {} : { closedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(limit !== undefined && { take: limit }),
    select,
  });
}

/**
 * Notes that somebody has seen to a report.
 * @returns false when there is no such open report
 */
export async function closeReport(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.report.updateMany({ where: { id, closedAt: null }, data: { closedAt: now } });
  return count === 1;
}
