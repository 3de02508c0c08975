import 'server-only';
import type { Tx } from './client';

/** Somebody's account elsewhere: the provider's id here, and its own lasting name for the person. */
export interface IdentityKey {
  readonly provider: string;
  readonly subject: string;
}

/** The id of the member who signs in with this identity. */
export async function findUserIdByIdentity(
  tx: Tx,
  { provider, subject }: IdentityKey,
): Promise<string | null> {
  const identity = await tx.identity.findFirst({
    where: { provider, subject, user: { deletedAt: null } },
    select: { userId: true },
  });
  return identity?.userId ?? null;
}

export async function createIdentity(tx: Tx, key: IdentityKey, userId: string, now: Date): Promise<void> {
  const { provider, subject } = key;
  await tx.identity.create({ data: { provider, subject, userId, createdAt: now } });
}

/** Every way in that somebody has: a password, and accounts elsewhere, the oldest first. */
export async function readIdentities(
  tx: Tx,
  userId: string,
): Promise<{
  readonly hasPassword: boolean;
  readonly identities: readonly { readonly provider: string; readonly createdAt: Date }[];
}> {
  const [user, identities] = await Promise.all([
    tx.user.findUnique({ where: { id: userId }, select: { passwordHash: true } }),
    tx.identity.findMany({
      where: { userId },
      select: { provider: true, createdAt: true },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  return { hasPassword: typeof user?.passwordHash === 'string', identities };
}
