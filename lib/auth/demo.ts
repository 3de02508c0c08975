import 'server-only';
import { headers } from 'next/headers';
import { isLocalOnly, isLoopback } from '@/lib/env';

/**
 * Whether an account works here: demo accounts have a published password, so they are for whoever sits at
 * this machine. A proxy that passes other people's requests on to us says whom they asked for.
 */
export async function mayBeHere(user: { readonly demo: boolean }): Promise<boolean> {
  if (!user.demo) return true;
  const asked = await headers();
  const hosts = [asked.get('host'), asked.get('x-forwarded-host')].filter((host) => host !== null);
  return isLocalOnly() && hosts.every((host) => isLoopback(host.replace(/:\d+$/, '')));
}
