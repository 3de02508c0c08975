import 'server-only';
import { headers } from 'next/headers';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { createGuest, findUser, setLastSeen, type User } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { mayBeHere } from './demo';
import { readGuestCookie, writeGuestCookie } from './guest-cookie';
import { authOptions } from './options';

/**
 * Who is asking: a member by session, else a guest by our own cookie, else nobody. A token outlives the
 * account and the password, so the row is asked each time, once a request.
 */
export const viewer = cache(async (): Promise<User | null> => {
  const session = await getServerSession(authOptions());
  if (session?.user) {
    const user = await findUser(await db(), session.user.id);
    if (user?.kind === 'member' && user.sessionEpoch === session.user.epoch && (await mayBeHere(user)))
      return user;
  }
  const guestId = await readGuestCookie();
  const guest = guestId ? await findUser(await db(), guestId) : null;
  return guest?.kind === 'guest' ? guest : null;
});

/**
 * Who is asking, in an action.
 * @throws AppError `sign-in-required` when nobody is asking
 */
export async function requireViewer(): Promise<User> {
  const user = await viewer();
  if (!user) throw new AppError('sign-in-required');
  await noteVisit(user);
  return user;
}

const day = 24 * 60 * 60 * 1000;

/** Once a day is enough to know who is idle; a guest's cookie lasts as long as the guest. */
async function noteVisit(user: User): Promise<void> {
  if (now().getTime() - user.lastSeenAt.getTime() < day) return;
  await setLastSeen(await db(), user.id, now());
  if (user.kind === 'guest') await writeGuestCookie(user.id);
}

/** Who is asking; a visitor becomes a guest. Only in an action, so that looking around leaves no trace. */
export async function viewerOrGuest(): Promise<{ id: string }> {
  const user = await viewer();
  if (user) {
    await noteVisit(user);
    return user;
  }
  const id = newId();
  const locale = (await headers()).get('x-ackademy-locale') ?? 'en';
  await transaction((tx) => createGuest(tx, { id, locale, now: now() }));
  await writeGuestCookie(id);
  return { id };
}
