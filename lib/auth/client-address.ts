import 'server-only';
import { isIPv6 } from 'node:net';
import { headers } from 'next/headers';
import { env } from '@/lib/env';

/**
 * Whom an `X-Forwarded-For` names. Our server appends the address that it saw, and so does each proxy
 * that stands in front of it; what is written further to the left is the client's own word.
 * @param trustedProxies how many proxies stand in front
 */
export function addressIn(forwardedFor: string | null, trustedProxies: number): string {
  const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
  return ownedBlock(hops.at(-1 - trustedProxies) ?? hops[0] ?? 'unknown');
}

/** What somebody has of addresses: an IPv4 address, or the 2^64 of IPv6 that share its first half. */
function ownedBlock(address: string): string {
  const v4 = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(v4)) return v4;
  const [head = [], tail = []] = v4.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** The address at the other end of this request. */
export async function clientAddress(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env().TRUSTED_PROXIES);
}
