import 'server-only';
import type { Tx } from './client';

/** Removes the counters that count for nothing any more. */
export async function removeExpiredCounters(tx: Tx, now: Date): Promise<void> {
  await tx.rateLimiterFlexible.deleteMany({ where: { expire: { lt: now } } });
}
