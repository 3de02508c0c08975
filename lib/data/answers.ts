import 'server-only';
import type { Tx } from './client';
import type { Prisma } from './generated/client';
import type { Json } from './questions';

/** What an answer is worth: 0 to 1000 millipoints, part by part, and the beliefs that explain it. */
export interface StoredVerdict {
  readonly outcome: 'right' | 'partly' | 'wrong';
  readonly millipoints: number;
  readonly parts: Json;
  readonly misconceptions: readonly string[];
  readonly engineVersion: number;
}

/** An answer with the verdict that counts: its newest. */
export interface StoredAnswer {
  readonly id: string;
  readonly questionId: string;
  readonly raw: Json;
  readonly hints: number;
  readonly receivedAt: Date;
  readonly verdict: StoredVerdict;
}

const select = {
  id: true,
  questionId: true,
  raw: true,
  hints: true,
  receivedAt: true,
  verdicts: {
    orderBy: [{ gradedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { outcome: true, millipoints: true, parts: true, misconceptions: true, engineVersion: true },
  },
} as const satisfies Prisma.AnswerSelect;

function stored({ verdicts, ...answer }: Prisma.AnswerGetPayload<{ select: typeof select }>): StoredAnswer {
  const [verdict] = verdicts;
  if (!verdict)
    throw new Error(`The answer ${answer.id} has no verdict; both are written in one transaction`);
  return { ...answer, verdict };
}

/** What became of what this person sent with this key, or else of the first answer that they gave to this question. */
export async function findEarlierOutcome(
  tx: Tx,
  userId: string,
  { clientKey, questionId }: { readonly clientKey: string; readonly questionId: string },
): Promise<StoredVerdict['outcome'] | undefined> {
  const [earlier] = await tx.$queryRaw<Pick<StoredVerdict, 'outcome'>[]>`
    SELECT v.outcome::text
      FROM "Answer" a
      JOIN LATERAL (SELECT outcome FROM "Verdict"
                     WHERE "answerId" = a.id ORDER BY "gradedAt" DESC, id DESC LIMIT 1) v ON true
     WHERE a."userId" = ${userId}::uuid
       AND (a."clientKey" = ${clientKey}::uuid OR a."questionId" = ${questionId}::uuid)
     ORDER BY a."clientKey" = ${clientKey}::uuid DESC, a."receivedAt", a.id
     LIMIT 1`;
  return earlier?.outcome;
}

/** The first answer that this person gave to a question. */
export async function findAnswerTo(tx: Tx, userId: string, questionId: string): Promise<StoredAnswer | null> {
  const answer = await tx.answer.findFirst({
    where: { userId, questionId },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    select,
  });
  return answer && stored(answer);
}

/** An answer as it comes in, graded. */
export interface NewAnswer {
  readonly id: string;
  readonly userId: string;
  readonly questionId: string;
  readonly clientKey: string;
  readonly raw: Json;
  readonly answeredAt: Date;
  readonly receivedAt: Date;
  readonly locale: string;
  readonly hints: number;
  readonly verdict: StoredVerdict & { readonly id: string };
}

/** Writes answers together with their verdicts. */
export async function createAnswers(tx: Tx, answers: readonly NewAnswer[]): Promise<void> {
  await tx.answer.createMany({
    data: answers.map(({ verdict: _, raw, ...data }) => ({ ...data, raw: raw as Prisma.InputJsonValue })),
  });
  await tx.verdict.createMany({
    data: answers.map(
      ({ id: answerId, receivedAt: gradedAt, verdict: { parts, misconceptions, ...rest } }) => ({
        ...rest,
        answerId,
        gradedAt,
        parts: parts as Prisma.InputJsonValue,
        misconceptions: [...misconceptions],
      }),
    ),
  });
}
