import 'server-only';
import { transaction } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { createMember, findMemberByEmail, upgradeGuest } from '@/lib/data/users';
import { Email, normalEmail } from './email';
import { countSignUp } from './limits';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';

/** What is wrong, by the field that it stands beside. */
export interface SignUpProblems {
  readonly email?: 'not-an-address' | 'taken' | 'too-many-attempts';
  readonly password?: PasswordProblem;
}

/**
 * Makes a member, of the guest that this browser was if it was one, so that what the guest did is kept.
 * @returns the problems, by field; none when it is done
 */
export async function signUp(person: {
  email: string;
  password: string;
  name: string;
  guestId: string | undefined;
  /** Of the client, for the count of attempts. */
  address: string;
  locale: string;
  now: Date;
}): Promise<SignUpProblems> {
  const { password, guestId, locale, now } = person;
  const email = normalEmail(person.email);
  const weakness = passwordProblem(password, email);
  const problems: SignUpProblems = {
    ...(Email.safeParse(email).success ? {} : { email: 'not-an-address' as const }),
    ...(weakness ? { password: weakness } : {}),
  };
  if (problems.email || problems.password) return problems;
  if (!(await countSignUp(person.address))) return { email: 'too-many-attempts' };

  const membership = {
    email,
    name: person.name.trim().slice(0, 80) || null,
    passwordHash: await hashPassword(password),
  };
  try {
    await transaction(async (tx) => {
      if (await findMemberByEmail(tx, email)) throw new EmailTaken();
      if (guestId && (await upgradeGuest(tx, guestId, membership, now))) return;
      await createMember(tx, { ...membership, id: newId(), locale, now });
    });
  } catch (error) {
    if (error instanceof EmailTaken || isUniqueViolation(error)) return { email: 'taken' };
    throw error;
  }
  return {};
}

class EmailTaken extends Error {}

/** Two sign-ups at once: the database's unique index decides, and Prisma reports it as P2002. */
const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
