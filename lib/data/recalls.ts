import 'server-only';
import type { Tx } from './client';

/** What somebody said of a card after they had thought and looked. */
export interface PastRecall {
  readonly id: string;
  /** The id of a concept or of a misconception. */
  readonly about: string;
  readonly rating: 'again' | 'hard' | 'good' | 'easy';
  readonly at: Date;
}

/** Everything that somebody said of cards and did not take back, in the order in which they said it. */
export function readRecalls(tx: Tx, userId: string): Promise<PastRecall[]> {
  return tx.$queryRaw<PastRecall[]>`
    SELECT r.id, r.about, r.rating::text, r."createdAt" AS at
      FROM "Recall" r
     WHERE r."userId" = ${userId}::uuid AND r.rating IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM "Recall" b WHERE b."takesBack" = r.id)
     ORDER BY r."createdAt", r.id`;
}

/** Keeps what somebody says of a card, once: with the same key again it changes nothing. */
export async function createRecall(
  tx: Tx,
  recall: {
    id: string;
    userId: string;
    clientKey: string;
    about: string;
    rating: PastRecall['rating'];
    now: Date;
  },
): Promise<void> {
  const { now, ...data } = recall;
  await tx.recall.createMany({ data: [{ ...data, createdAt: now }], skipDuplicates: true });
}

/**
 * Takes back what somebody said of a card; done again, it changes nothing.
 * @returns false when they have said no such thing
 */
export async function takeBackRecall(
  tx: Tx,
  what: { id: string; userId: string; recallId: string; now: Date },
): Promise<boolean> {
  const { id, userId, recallId, now } = what;
  const said = await tx.recall.findFirst({
    where: { id: recallId, userId, rating: { not: null } },
    select: { about: true },
  });
  if (!said) return false;
  await tx.recall.createMany({
    data: [{ id, userId, clientKey: id, about: said.about, takesBack: recallId, createdAt: now }],
    skipDuplicates: true,
  });
  return true;
}
