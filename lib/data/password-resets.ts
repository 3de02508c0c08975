import 'server-only';
import type { Tx } from './client';

export async function createPasswordReset(
  tx: Tx,
  reset: { digest: string; userId: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { now, ...data } = reset;
  await tx.passwordReset.create({ data: { ...data, createdAt: now } });
}

/** Whose password a link sets, if it is still good. */
export async function findPasswordReset(tx: Tx, digest: string, now: Date): Promise<string | null> {
  const reset = await tx.passwordReset.findFirst({
    where: { digest, usedAt: null, expiresAt: { gt: now }, user: { deletedAt: null } },
    select: { userId: true },
  });
  return reset?.userId ?? null;
}

/**
 * Uses a link up, together with every other link of that member.
 * @returns whose password to set; null when somebody was quicker, or it has run out
 */
export async function usePasswordReset(tx: Tx, digest: string, now: Date): Promise<string | null> {
  const userId = await findPasswordReset(tx, digest, now);
  if (!userId) return null;
  const { count } = await tx.passwordReset.updateMany({
    where: { digest, usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) return null;
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
  return userId;
}
