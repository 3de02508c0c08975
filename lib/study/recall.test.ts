import { beforeEach, expect, test } from 'vitest';
import { db, transaction } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { readRecalls } from '@/lib/data/recalls';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, createMember, findUser, mergeGuest, removeIdleGuests } from '@/lib/data/users';
import { rateRecall, readRecall, type Saying, takeBack } from './recall';
import { readReview } from './review';
import type { Learner } from './standing';

const morning = new Date('2026-11-22T09:00:00Z');
const MINUTE = 60_000;
const later = (ms: number, from = morning) => new Date(from.getTime() + ms);

describeOnDatabases('recalling', () => {
  let learner: Learner;
  beforeEach(async () => {
    const id = newId();
    await createGuest(await db(), { id, locale: 'en', now: morning });
    const user = await findUser(await db(), id);
    if (!user) throw new Error('nobody is there');
    learner = user;
  });

  const rate = (about: string, rating: Saying, now = morning, clientKey = newId()) =>
    rateRecall(learner.id, { about, rating, clientKey }, now);

  test('a visitor sees the first card; a saying moves on, counts for the day, and its card comes back', async () => {
    const first = { about: 'segment', kind: 'concept', section: '3.4' };
    expect(await readRecall(null, morning)).toEqual({ card: first, left: 5, last: null });
    expect(await readRecall(learner, morning)).toEqual({ card: first, left: 5, last: null });
    await rate('segment', 'good');
    const next = await readRecall(learner, later(MINUTE));
    expect(next).toMatchObject({ left: 4, last: { about: 'segment', rating: 'good' } });
    expect(next.card?.about).not.toBe('segment');
    expect((await readReview(learner, later(MINUTE))).done).toEqual({ reviews: 0, fresh: 1 });
    await rate(next.card?.about ?? '', 'again', later(MINUTE));
    // Not known: once more in minutes, after the others.
    const { card } = await readRecall(learner, later(5 * MINUTE));
    expect(card?.about).toBe(next.card?.about);
  });

  test('said twice with one key it counts once; taken back, the card waits as before, and nothing is erased', async () => {
    const key = newId();
    await rate('segment', 'good', morning, key);
    await rate('segment', 'again', later(1), key);
    const { last } = await readRecall(learner, later(MINUTE));
    expect(last?.rating).toBe('good');
    await takeBack(learner.id, last?.id ?? '', later(MINUTE));
    await takeBack(learner.id, last?.id ?? '', later(2 * MINUTE));
    expect(await readRecall(learner, later(3 * MINUTE))).toMatchObject({
      card: { about: 'segment' },
      left: 5,
      last: null,
    });
    expect(await (await db()).recall.count({ where: { userId: learner.id } })).toBe(2);
  });

  test('what was said yesterday is not taken back from today’s page', async () => {
    await rate('segment', 'good');
    expect((await readRecall(learner, later(24 * 60 * MINUTE))).last).toBeNull();
  });

  test('what is no card of theirs is not found, and nobody takes back for another', async () => {
    await expect(rate('nonsense', 'good')).rejects.toThrow('not-found');
    // A belief has a card only once it was held.
    await expect(rate('two-way-handshake', 'good')).rejects.toThrow('not-found');
    await expect(rate('segment', 'good', morning, 'no key')).rejects.toThrow('UUID');
    await rate('segment', 'good');
    const [said] = await readRecalls(await db(), learner.id);
    const other = newId();
    await createGuest(await db(), { id: other, locale: 'en', now: morning });
    await expect(takeBack(other, said?.id ?? '', morning)).rejects.toThrow('not-found');
    await expect(takeBack(learner.id, newId(), morning)).rejects.toThrow('not-found');
    await expect(takeBack(learner.id, 'nonsense', morning)).rejects.toThrow('not-found');
    await expect(
      rateRecall(newId(), { about: 'segment', rating: 'good', clientKey: newId() }, morning),
    ).rejects.toThrow('sign-in-required');
  });

  test('it goes with a guest who signs in, and with one who is removed', async () => {
    const key = newId();
    await rate('segment', 'good', morning, key);
    const memberId = newId();
    const nameless = { email: null, name: null, passwordHash: null };
    await createMember(await db(), { id: memberId, ...nameless, locale: 'en', now: morning });
    await transaction((tx) => mergeGuest(tx, learner.id, memberId, morning));
    expect(await readRecalls(await db(), memberId)).toHaveLength(1);

    const idle = newId();
    await createGuest(await db(), { id: idle, locale: 'en', now: morning });
    await rateRecall(idle, { about: 'segment', rating: 'good', clientKey: newId() }, morning);
    while ((await transaction((tx) => removeIdleGuests(tx, later(1), 50))) === 50);
    expect(await findUser(await db(), idle)).toBeNull();
  });
});
