import 'server-only';
import { db, transaction } from '@/lib/data/client';
import { endSessions, forgetUser } from '@/lib/data/users';
import { dropGuestCookie } from './guest-cookie';

/** Ends every session of somebody's, on every device: their tokens name an epoch that is over. */
export const endEverySession = async (userId: string): Promise<void> => endSessions(await db(), userId);

/** Forgets who somebody is, and that this browser is theirs. */
export async function leaveForGood(userId: string, now: Date): Promise<void> {
  await transaction((tx) => forgetUser(tx, userId, now));
  await dropGuestCookie();
}
