import 'server-only';
import type { Tx } from './client';
import { newId } from './ids';

/** Whether this member has set a password by a link at or after a moment. */
export async function wasResetSince(tx: Tx, userId: string, since: Date): Promise<boolean> {
  return (await tx.passwordReset.count({ where: { userId, usedAt: { gte: since } } })) > 0;
}

export async function recordPasswordReset(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.passwordReset.create({ data: { id: newId(), userId, usedAt: now } });
}
