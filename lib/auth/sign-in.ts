import 'server-only';
import * as z from 'zod';
import { db, transaction } from '@/lib/data/client';
import { createIdentity, findUserIdByIdentity, type IdentityKey } from '@/lib/data/identities';
import { newId } from '@/lib/data/ids';
import { createMember, findMemberByEmail, findUser, upgradeGuest } from '@/lib/data/users';
import { mayBeHere } from './demo';
import { Email } from './email';
import { countSignIn } from './limits';
import { isPassword } from './password';

const Credentials = z.object({ email: Email, password: z.string() });

/**
 * The member with this e-mail and password, or null; which of the two was wrong is nobody's business.
 * @param typed the two as they came in; what cannot be an address is nobody's
 * @param address of the client, for the count of attempts
 * @returns who it is, and the epoch in which this password was theirs
 * @throws AppError `too-many-attempts`
 */
export async function checkPassword(
  typed: unknown,
  address: string,
): Promise<{ id: string; epoch: number } | null> {
  const credentials = Credentials.safeParse(typed);
  if (!credentials.success) return null;
  const { email, password } = credentials.data;
  const succeeded = await countSignIn(email, address);
  const member = await findMemberByEmail(await db(), email);
  const isTheirs = await isPassword(password, member?.passwordHash ?? null);
  if (!isTheirs || !member || !(await mayBeHere(member))) return null;
  await succeeded();
  return { id: member.id, epoch: member.sessionEpoch };
}

/** What an identity provider says of somebody, and who this browser was so far. */
export interface Arrival {
  readonly key: IdentityKey;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly guestId: string | undefined;
  readonly locale: string;
  readonly now: Date;
}

/**
 * Finds the member behind an identity or makes one, of this browser's guest if there is one. An e-mail
 * that a member has already is refused, never linked: whoever can sign in elsewhere under somebody's
 * address would own their account.
 */
export async function enterWithIdentity(
  arrival: Arrival,
): Promise<{ ok: true } | { ok: false; code: 'email-taken' }> {
  const { key, name, guestId, locale, now } = arrival;
  const email = arrival.emailVerified ? (Email.safeParse(arrival.email).data ?? null) : null;
  return transaction(async (tx) => {
    if (await findUserIdByIdentity(tx, key)) return { ok: true };
    if (email && (await findMemberByEmail(tx, email))) return { ok: false, code: 'email-taken' };
    const membership = { email, name, passwordHash: null };
    const guest = guestId ? await findUser(tx, guestId) : null;
    let userId = guest?.id;
    if (!userId || !(await upgradeGuest(tx, userId, membership, now))) {
      userId = newId();
      await createMember(tx, { ...membership, id: userId, locale, now });
    }
    await createIdentity(tx, key, userId, now);
    return { ok: true };
  });
}
