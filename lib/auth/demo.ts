import 'server-only';
import { headers } from 'next/headers';
import { isLocalOnly, isLoopback } from '@/lib/env';

/**
 * Whether an account works here: demo accounts have a published password, so they are for whoever sits at
 * this machine. Where a proxy passes other people's requests on to us, the host that they asked for or
 * the way that they came lies beyond it; what they forge themselves can only count against them.
 */
export async function mayBeHere(user: { readonly demo: boolean }): Promise<boolean> {
  if (!user.demo) return true;
  const asked = await headers();
  const hosts = [asked.get('host'), asked.get('x-forwarded-host')].filter((host) => host !== null);
  const hops = asked.get('x-forwarded-for')?.split(',') ?? [];
  return (
    isLocalOnly() &&
    hosts.every((host) => isLoopback(host.replace(/:\d+$/, ''))) &&
    hops.every((hop) => isLoopback(hop.trim()))
  );
}
