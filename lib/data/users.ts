import 'server-only';
import type { Tx } from './client';

/** A person, as the rest of the app sees one. */
export interface User {
  readonly id: string;
  readonly kind: 'guest' | 'member';
  readonly email: string | null;
  readonly name: string | null;
  readonly locale: string;
  readonly timeZone: string;
  readonly sessionEpoch: number;
  readonly demo: boolean;
  readonly lastSeenAt: Date;
  /** How likely a card should still be remembered when it comes back, 0.7 to 0.97. */
  readonly desiredRetention: number;
  readonly newCardsPerDay: number;
  readonly reviewsPerDay: number;
  readonly examAt: Date | null;
}

const select = {
  id: true,
  kind: true,
  email: true,
  name: true,
  locale: true,
  timeZone: true,
  sessionEpoch: true,
  demo: true,
  lastSeenAt: true,
  desiredRetention: true,
  newCardsPerDay: true,
  reviewsPerDay: true,
  examAt: true,
} as const;

/** What makes a member of a person. */
export interface Membership {
  /** Lower case; null where the identity provider vouches for none. */
  readonly email: string | null;
  readonly name: string | null;
  /** argon2id in PHC form; null for those who sign in elsewhere. */
  readonly passwordHash: string | null;
}

/** Somebody who is there: not deleted, not merged into another. */
export function findUser(tx: Tx, id: string): Promise<User | null> {
  return tx.user.findFirst({ where: { id, deletedAt: null }, select });
}

/** A member by e-mail (lower case), with the password's hash. */
export function findMemberByEmail(
  tx: Tx,
  email: string,
): Promise<(User & { readonly passwordHash: string | null }) | null> {
  return tx.user.findFirst({
    where: { email, kind: 'member', deletedAt: null },
    select: { ...select, passwordHash: true },
  });
}

export async function createGuest(tx: Tx, guest: { id: string; locale: string; now: Date }): Promise<void> {
  const { id, locale, now } = guest;
  await tx.user.create({ data: { id, kind: 'guest', locale, createdAt: now, lastSeenAt: now } });
}

export async function createMember(
  tx: Tx,
  member: Membership & { id: string; locale: string; now: Date },
): Promise<void> {
  const { now, ...data } = member;
  await tx.user.create({ data: { ...data, kind: 'member', createdAt: now, lastSeenAt: now } });
}

/**
 * Makes a member of a guest; everything the guest did stays where it is.
 * @returns false when there is no such guest (any more)
 */
export async function upgradeGuest(tx: Tx, id: string, membership: Membership, now: Date): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id, kind: 'guest', deletedAt: null },
    data: { ...membership, kind: 'member', lastSeenAt: now },
  });
  return count === 1;
}

/**
 * Moves what a guest did to a member and leaves the guest as a tombstone. Done twice, it changes nothing.
 * An answer whose client key the member has used already is the same answer: it stays behind, with its
 * question. So does such a report.
 */
export async function mergeGuest(tx: Tx, guestId: string, memberId: string, now: Date): Promise<void> {
  if (!(await lockUser(tx, guestId, 'change'))) return;
  if ((await findUser(tx, guestId))?.kind !== 'guest') return;
  await tx.$executeRaw`
    UPDATE "Answer" a SET "userId" = ${memberId}::uuid
     WHERE a."userId" = ${guestId}::uuid
       AND NOT EXISTS (SELECT 1 FROM "Answer" b WHERE b."userId" = ${memberId}::uuid AND b."clientKey" = a."clientKey")`;
  await tx.question.updateMany({
    where: { userId: guestId, answers: { none: { userId: guestId } } },
    data: { userId: memberId },
  });
  await tx.$executeRaw`
    UPDATE "Report" r SET "userId" = ${memberId}::uuid
     WHERE r."userId" = ${guestId}::uuid
       AND NOT EXISTS (SELECT 1 FROM "Report" b WHERE b."userId" = ${memberId}::uuid AND b."clientKey" = r."clientKey")`;
  await tx.quiz.updateMany({ where: { userId: guestId }, data: { userId: memberId } });
  await tx.$executeRaw`
    UPDATE "Recall" r SET "userId" = ${memberId}::uuid
     WHERE r."userId" = ${guestId}::uuid
       AND NOT EXISTS (SELECT 1 FROM "Recall" b WHERE b."userId" = ${memberId}::uuid AND b."clientKey" = r."clientKey")`;
  await tx.user.update({ where: { id: guestId }, data: { deletedAt: now } });
}

/**
 * Holds a person's row until the transaction ends: to `keep` it, so that nobody merges or deletes it
 * meanwhile, or to `change` it, one transaction after the other.
 * @returns false when there is nobody (any more)
 */
export async function lockUser(tx: Tx, id: string, purpose: 'keep' | 'change'): Promise<boolean> {
  const rows =
    purpose === 'keep'
      ? await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM "User" WHERE id = ${id}::uuid AND "deletedAt" IS NULL FOR SHARE`
      : await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM "User" WHERE id = ${id}::uuid AND "deletedAt" IS NULL FOR UPDATE`;
  return rows.length === 1;
}

/**
 * Forgets who somebody is. What they did stays with a row that has no name, no e-mail and no way in, so that
 * whatever was counted stays counted. Done twice, it changes nothing.
 * @returns false when there is nobody (any more)
 */
export async function forgetUser(tx: Tx, id: string, now: Date): Promise<boolean> {
  if (!(await lockUser(tx, id, 'change'))) return false;
  await tx.identity.deleteMany({ where: { userId: id } });
  await tx.passwordReset.deleteMany({ where: { userId: id } });
  const nobody = { email: null, name: null, passwordHash: null, examAt: null, timeZone: 'UTC' };
  await tx.user.update({
    where: { id },
    data: { ...nobody, deletedAt: now, sessionEpoch: { increment: 1 } },
  });
  return true;
}

/** Remembers when somebody was here last. */
export async function setLastSeen(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.user.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
}

/**
 * Removes some of the guests who were last here before `idleSince`, with all that they did, `most` at a
 * time: a transaction is short, or others wait. Whoever was merged into a member stays as a tombstone.
 * Reports stay too, without a sign of whose they were: they are about us.
 * @returns how many; when that is less than `most`, none is left that can be removed now
 */
export async function removeIdleGuests(tx: Tx, idleSince: Date, most: number): Promise<number> {
  // Held, so that nobody among them begins a question meanwhile; who is busy right now is not idle.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE kind = 'guest' AND "deletedAt" IS NULL AND "lastSeenAt" < ${idleSince}
     LIMIT ${most} FOR UPDATE SKIP LOCKED`;
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM "Verdict" v USING "Answer" a WHERE v."answerId" = a.id AND a."userId" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Answer" WHERE "userId" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Quiz" WHERE "userId" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Recall" WHERE "userId" = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Question" WHERE "userId" = ANY(${ids}::uuid[])`;
  return tx.$executeRaw`DELETE FROM "User" WHERE id = ANY(${ids}::uuid[])`;
}

/** Remembers the language that somebody works in, for their next device, and the zone that their days are counted in. */
export async function setWhereabouts(
  tx: Tx,
  id: string,
  { locale, timeZone }: { readonly locale: string; readonly timeZone?: string | undefined },
): Promise<void> {
  const here = { locale, ...(timeZone && { timeZone }) };
  await tx.user.updateMany({ where: { id, NOT: here }, data: here });
}

/** What somebody wants of their reviews. */
export type Wishes = Pick<User, 'desiredRetention' | 'newCardsPerDay' | 'reviewsPerDay' | 'examAt'>;

export async function setWishes(tx: Tx, id: string, wishes: Wishes): Promise<void> {
  await tx.user.update({ where: { id }, data: wishes });
}

/** Ends every session, on every device. */
export async function endSessions(tx: Tx, id: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } });
}

/** A new password ends every session. */
export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, sessionEpoch: { increment: 1 } } });
}
