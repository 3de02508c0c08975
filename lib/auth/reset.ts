import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { db, transaction } from '@/lib/data/client';
import { createPasswordReset, findPasswordReset, usePasswordReset } from '@/lib/data/password-resets';
import { findMemberByEmail, findUser, setPassword } from '@/lib/data/users';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';
import { normalEmail } from './sign-in';

const hour = 60 * 60 * 1000;

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * A link's token by which a member can set a new password, once, within an hour.
 * @returns null when no member has this e-mail
 */
export async function createResetToken(email: string, now: Date): Promise<string | null> {
  const member = await findMemberByEmail(await db(), normalEmail(email));
  if (!member) return null;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + hour);
  await createPasswordReset(await db(), { digest: digest(token), userId: member.id, now, expiresAt });
  return token;
}

/** Whether a link would still work. */
export async function isResetToken(token: string, now: Date): Promise<boolean> {
  return (await findPasswordReset(await db(), digest(token), now)) !== null;
}

/** Sets the password by a link, uses the link up, and ends every session of that member. */
export async function resetPassword(
  token: string,
  password: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; problem: PasswordProblem | 'link-expired' }> {
  const client = await db();
  const userId = await findPasswordReset(client, digest(token), now);
  const member = userId ? await findUser(client, userId) : null;
  if (!member) return { ok: false, problem: 'link-expired' };
  const problem = passwordProblem(password, member.email ?? '');
  if (problem) return { ok: false, problem };
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const owner = await usePasswordReset(tx, digest(token), now);
    if (!owner) return { ok: false, problem: 'link-expired' };
    await setPassword(tx, owner, passwordHash);
    return { ok: true };
  });
}
