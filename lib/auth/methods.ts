import 'server-only';
import { db } from '@/lib/data/client';
import { readIdentities } from '@/lib/data/identities';
import type { User } from '@/lib/data/users';
import { identityProviderNames } from './providers';

/** A way in. */
export type Method =
  | { readonly kind: 'password'; readonly email: string }
  | { readonly kind: 'provider'; readonly name: string; readonly since: Date };

/** How somebody can sign in. A provider that is no longer offered goes by its id. */
export async function readMethods({ id, email }: Pick<User, 'id' | 'email'>): Promise<readonly Method[]> {
  const { hasPassword, identities } = await readIdentities(await db(), id);
  const offered = identityProviderNames();
  return [
    ...(hasPassword && email ? [{ kind: 'password' as const, email }] : []),
    ...identities.map(({ provider, createdAt }) => ({
      kind: 'provider' as const,
      name: offered.find((it) => it.id === provider)?.name ?? provider,
      since: createdAt,
    })),
  ];
}
