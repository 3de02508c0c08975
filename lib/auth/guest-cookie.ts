import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { hmac, isHmac } from '@/lib/secrets';
import { guestLifetime } from './housekeeping';

const name = 'guest';

/** The guest that this browser says it is, if we said so before. */
export async function readGuestCookie(): Promise<string | undefined> {
  const [id = '', mac = ''] = (await cookies()).get(name)?.value.split('.') ?? [];
  return isHmac('guest', id, mac) ? id : undefined;
}

/** Only in an action or a route handler. */
export async function writeGuestCookie(id: string): Promise<void> {
  (await cookies()).set(name, `${id}.${hmac('guest', id)}`, {
    httpOnly: true,
    maxAge: guestLifetime,
    path: '/',
    sameSite: 'lax',
    secure: env().NEXTAUTH_URL?.startsWith('https:') ?? false,
  });
}

/** Only in an action or a route handler. */
export async function dropGuestCookie(): Promise<void> {
  (await cookies()).delete(name);
}
