import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/env';

/**
 * Whom an `X-Forwarded-For` names. Our server appends the address that it saw, and so does each proxy
 * that stands in front of it; what is written further to the left is the client's own word.
 * @param trustedProxies how many proxies stand in front
 */
export function addressIn(forwardedFor: string | null, trustedProxies: number): string {
  const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? 'unknown';
}

/** The address at the other end of this request. */
export async function clientAddress(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env().TRUSTED_PROXIES);
}
