import 'server-only';
import type { Tx } from './client';

/** An answer of somebody's, with all that scheduling wants to know of it. */
export interface PastAnswer {
  readonly id: string;
  readonly questionId: string;
  readonly kind: string;
  readonly concept: string;
  readonly purpose: 'practice' | 'review' | 'quiz';
  /** Every misconception that an answer to the question could show. */
  readonly traps: readonly string[];
  /** When it came in. */
  readonly at: Date;
  /** From the question's making to the answer, in ms. */
  readonly ms: number;
  readonly hints: number;
  readonly outcome: 'right' | 'partly' | 'wrong';
  /** 0 to 1000. */
  readonly millipoints: number;
  readonly misconceptions: readonly string[];
  /** The misconception that the question went after, where that is why it was asked. */
  readonly belief: string | null;
  /** What the learner said of it, where they did. */
  readonly lowered: 'again' | 'hard' | 'good' | 'easy' | null;
}

/** Every answer of a person's, by the verdicts that count, in the order in which they came in. */
export function readHistory(tx: Tx, userId: string): Promise<PastAnswer[]> {
  return tx.$queryRaw<PastAnswer[]>`
    SELECT a.id, a."questionId", q.kind, q.concept, q.purpose::text, q.belief, coalesce(q.traps, '{}') AS traps,
           a."receivedAt" AS at, a.hints,
           greatest(0, extract(epoch FROM a."receivedAt" - q."createdAt") * 1000)::float8 AS ms,
           v.outcome::text, v.millipoints, v.misconceptions,
           (SELECT rating::text FROM "Lowering"
             WHERE "answerId" = a.id ORDER BY "createdAt" DESC, id DESC LIMIT 1) AS lowered
      FROM "Answer" a
      JOIN "Question" q ON q.id = a."questionId"
      JOIN LATERAL (SELECT outcome, millipoints, misconceptions FROM "Verdict"
                     WHERE "answerId" = a.id ORDER BY "gradedAt" DESC, id DESC LIMIT 1) v ON true
     WHERE a."userId" = ${userId}::uuid
     ORDER BY a."receivedAt", a.id`;
}
