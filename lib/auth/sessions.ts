import 'server-only';
import { db } from '@/lib/data/client';
import { endSessions } from '@/lib/data/users';

/** Ends every session of somebody's, on every device: their tokens name an epoch that is over. */
export const endEverySession = async (userId: string): Promise<void> => endSessions(await db(), userId);
