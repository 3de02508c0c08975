import 'server-only';
import type { Tx } from './client';

/**
 * Notes what somebody says of the first answer that they gave to a question; null takes back what they said before.
 * @returns false when there is no such answer of theirs
 */
export async function lowerAnswer(
  tx: Tx,
  said: {
    id: string;
    userId: string;
    questionId: string;
    rating: 'again' | 'hard' | 'good' | null;
    now: Date;
  },
): Promise<boolean> {
  const { id, userId, questionId, rating, now } = said;
  const rows = await tx.$executeRaw`
    INSERT INTO "Lowering" (id, "answerId", rating, "createdAt")
    SELECT ${id}::uuid, a.id, ${rating}::"Rating", ${now}
      FROM "Answer" a
     WHERE a."userId" = ${userId}::uuid AND a."questionId" = ${questionId}::uuid
     ORDER BY a."receivedAt", a.id
     LIMIT 1`;
  return rows === 1;
}
