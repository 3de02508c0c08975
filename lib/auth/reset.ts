import 'server-only';
import { db, transaction } from '@/lib/data/client';
import { recordPasswordReset, wasResetSince } from '@/lib/data/password-resets';
import { findMemberByEmail, lockUser, setPassword } from '@/lib/data/users';
import { hmac, isHmac } from '@/lib/secrets';
import { normalEmail } from './email';
import { forgetSignIns } from './limits';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';

const hour = 60 * 60 * 1000;

/**
 * A token by which the member with this e-mail can set a new password: within an hour, and only until
 * one has been set. It carries what it says under our signature, so that making one needs no database,
 * which a running server may be holding.
 */
export function resetToken(email: string, now: Date): string {
  const says = Buffer.from(JSON.stringify([normalEmail(email), now.getTime()])).toString('base64url');
  return `${says}.${hmac('password-reset', says)}`;
}

/** Whose password a token sets, and since when it does; undefined for one that we did not make or that is too old. */
function read(token: string, now: Date): { email: string; issuedAt: Date } | undefined {
  const [says = '', mac = ''] = token.split('.');
  if (!isHmac('password-reset', says, mac)) return undefined;
  const [email, issuedAt] = JSON.parse(Buffer.from(says, 'base64url').toString()) as [string, number];
  return now.getTime() - issuedAt < hour ? { email, issuedAt: new Date(issuedAt) } : undefined;
}

/** Whether a link would still work. */
export async function isResetToken(token: string, now: Date): Promise<boolean> {
  const link = read(token, now);
  const member = link && (await findMemberByEmail(await db(), link.email));
  return !!member && !(await wasResetSince(await db(), member.id, link.issuedAt));
}

/** Sets the password by a link, and ends every session of that member and every older link. */
export async function resetPassword(
  token: string,
  password: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; problem: PasswordProblem | 'link-expired' }> {
  const link = read(token, now);
  const member = link && (await findMemberByEmail(await db(), link.email));
  if (!member) return { ok: false, problem: 'link-expired' };
  const problem = passwordProblem(password, link.email);
  if (problem) return { ok: false, problem };
  const passwordHash = await hashPassword(password);
  const done = await transaction(async (tx) => {
    await lockUser(tx, member.id, 'change');
    if (await wasResetSince(tx, member.id, link.issuedAt)) return false;
    await recordPasswordReset(tx, member.id, now);
    await setPassword(tx, member.id, passwordHash);
    return true;
  });
  if (!done) return { ok: false, problem: 'link-expired' };
  // Whoever forgot a password has often tried many: the new one works at once.
  await forgetSignIns(link.email);
  return { ok: true };
}
