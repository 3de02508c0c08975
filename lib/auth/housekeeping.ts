import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/data/client';
import { removeExpiredCounters } from '@/lib/data/rate-limits';
import { removeIdleGuests } from '@/lib/data/users';

/** How long a guest who does nothing is kept, in seconds; the guest's cookie lasts as long. */
export const guestLifetime = 90 * 24 * 60 * 60;

const day = 24 * 60 * 60 * 1000;
const batch = 200;

/** Clears away, now and once a day from now on, what nobody needs. What fails today is tried again tomorrow. */
export function keepHouse(): void {
  const clear = () => clearAway().catch((error) => console.error(error));
  clear();
  setInterval(clear, day).unref();
}

async function clearAway(): Promise<void> {
  await removeExpiredCounters(await db(), now());
  const idleSince = new Date(now().getTime() - guestLifetime * 1000);
  while ((await transaction((tx) => removeIdleGuests(tx, idleSince, batch))) === batch) {
    // The embedded database has one connection: others have their turn before the next batch.
    await pause(50);
  }
}
