import { beforeEach, expect, test } from 'vitest';
import { createAnswers } from './answers';
import { db, transaction } from './client';
import { readHistory } from './history';
import { newId } from './ids';
import { createQuestions, getQuestion } from './questions';
import { describeOnDatabases } from './testing';
import {
  createGuest,
  createMember,
  findUser,
  forgetUser,
  mergeGuest,
  removeIdleGuests,
  setLastSeen,
  upgradeGuest,
} from './users';

const now = new Date('2026-11-22T12:00:00.123Z');

async function guest(): Promise<string> {
  const id = newId();
  await createGuest(await db(), { id, locale: 'en', now });
  return id;
}

async function member(): Promise<string> {
  const id = newId();
  await createMember(await db(), {
    id,
    email: `${id}@example.org`,
    name: null,
    passwordHash: null,
    locale: 'en',
    now,
  });
  return id;
}

/** A question of this person's with one answer; its client key. */
async function answered(userId: string, clientKey: string = newId()): Promise<string> {
  const client = await db();
  const questionId = newId();
  await createQuestions(client, [
    {
      id: questionId,
      userId,
      kind: 'fill-numbers',
      concept: 'open-numbers',
      seed: 'seed',
      engineVersion: 1,
      view: { a: 1 },
      key: { a: 2 },
      purpose: 'practice',
      why: null,
      belief: null,
      traps: [],
      now,
    },
  ]);
  await createAnswers(client, [
    {
      id: newId(),
      userId,
      questionId,
      clientKey,
      raw: { a: '2' },
      answeredAt: now,
      receivedAt: now,
      locale: 'en',
      hints: 0,
      verdict: {
        id: newId(),
        outcome: 'partly',
        millipoints: 500,
        parts: [],
        misconceptions: ['syn-takes-no-number'],
        engineVersion: 1,
      },
    },
  ]);
  return clientKey;
}

const isKept = async (clientKey: string) => (await (await db()).answer.count({ where: { clientKey } })) === 1;

describeOnDatabases('people', () => {
  let guestId: string;
  beforeEach(async () => {
    guestId = await guest();
  });

  test('a guest who has been idle is removed with all that they did; others are left alone', async () => {
    const later = new Date(now.getTime() + 1);
    const [idle, member1, merged] = [await guest(), await member(), await guest()];
    const key = await answered(idle);
    await transaction((tx) => mergeGuest(tx, merged, member1, now));
    await setLastSeen(await db(), guestId, later);
    const more = await Promise.all([...Array(12)].map(guest));
    for (const one of more) await answered(one);
    const removed: number[] = [];
    do removed.push(await transaction((tx) => removeIdleGuests(tx, later, 5)));
    while (removed.at(-1) === 5);
    expect(removed.length).toBeGreaterThan(2);
    expect(await db().then((client) => client.answer.count({ where: { userId: { in: more } } }))).toBe(0);
    expect(await findUser(await db(), idle)).toBeNull();
    expect(await isKept(key)).toBe(false);
    expect(await findUser(await db(), guestId)).not.toBeNull();
    expect(await findUser(await db(), member1)).not.toBeNull();
    expect(await db().then((client) => client.user.count({ where: { id: merged } }))).toBe(1);
  });

  test('a guest who signs up keeps the row and what belongs to it', async () => {
    const key = await answered(guestId);
    const membership = { email: `${guestId}@example.org`, name: 'G', passwordHash: 'x' };
    expect(await upgradeGuest(await db(), guestId, membership, now)).toBe(true);
    expect(await findUser(await db(), guestId)).toMatchObject({ kind: 'member', name: 'G' });
    expect(await isKept(key)).toBe(true);
    expect(await upgradeGuest(await db(), guestId, membership, now)).toBe(false);
  });

  test('a guest who signs in hands everything over, once or twice alike', async () => {
    const memberId = await member();
    await answered(memberId);
    await answered(guestId);
    const merge = () => transaction((tx) => mergeGuest(tx, guestId, memberId, now));
    await merge();
    await merge();
    expect(await findUser(await db(), guestId)).toBeNull();
    expect(await readHistory(await db(), memberId)).toMatchObject([
      { concept: 'open-numbers', millipoints: 500 },
      { concept: 'open-numbers', millipoints: 500 },
    ]);
    expect(await readHistory(await db(), guestId)).toEqual([]);
  });

  test('two merges at once do the work of one', async () => {
    const memberId = await member();
    await answered(guestId);
    const merge = () => transaction((tx) => mergeGuest(tx, guestId, memberId, now));
    await Promise.all([merge(), merge(), merge()]);
    expect(await readHistory(await db(), memberId)).toHaveLength(1);
  });

  test('an answer that the member has sent with the same key stays with the tombstone', async () => {
    const memberId = await member();
    const key = newId();
    await answered(memberId, key);
    await answered(guestId, key);
    await transaction((tx) => mergeGuest(tx, guestId, memberId, now));
    expect(await readHistory(await db(), memberId)).toHaveLength(1);
  });

  test('whoever is forgotten has no name and no way in, and what they did stays', async () => {
    const id = await member();
    const key = await answered(id);
    expect(await transaction((tx) => forgetUser(tx, id, now))).toBe(true);
    expect(await transaction((tx) => forgetUser(tx, id, now))).toBe(false);
    expect(await findUser(await db(), id)).toBeNull();
    const row = await (await db()).user.findUnique({ where: { id } });
    expect(row).toMatchObject({ email: null, name: null, passwordHash: null, deletedAt: now });
    expect(await isKept(key)).toBe(true);
  });

  test('a member is never merged away', async () => {
    const [one, other] = [await member(), await member()];
    await transaction((tx) => mergeGuest(tx, one, other, now));
    expect(await findUser(await db(), one)).not.toBeNull();
  });

  test('somebody else’s question is not found', async () => {
    await answered(guestId);
    const [mine] = await readHistory(await db(), guestId);
    const stranger = await guest();
    await expect(getQuestion(await db(), stranger, mine?.questionId ?? '')).rejects.toThrow('not-found');
    await expect(getQuestion(await db(), guestId, mine?.questionId ?? '')).resolves.toMatchObject({
      key: { a: 2 },
    });
  });
});
