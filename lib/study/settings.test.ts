import { expect, test } from 'vitest';
import { endEverySession } from '@/lib/auth/sessions';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, findUser, type User } from '@/lib/data/users';
import { dayOf } from '@/lib/scheduling';
import { readReview } from './review';
import { examBounds, keepWishes, readWishes } from './settings';

const now = new Date('2026-11-22T12:00:00Z');

describeOnDatabases('settings', () => {
  async function somebody(): Promise<User> {
    const id = newId();
    await createGuest(await db(), { id, locale: 'en', now });
    return again(id);
  }

  async function again(id: string): Promise<User> {
    const user = await findUser(await db(), id);
    if (!user) throw new Error('nobody is there');
    return user;
  }

  test('what is kept is read again, and reviews go by it', async () => {
    const user = await somebody();
    expect(readWishes(user)).toEqual({ retention: 90, newCards: 5, reviews: 20, exam: null });
    const wishes = { retention: 95, newCards: 2, reviews: 7, exam: '2027-01-31' };
    await keepWishes(user.id, wishes, 'UTC');
    const changed = await again(user.id);
    expect(readWishes(changed)).toEqual(wishes);
    expect((await readReview(changed, now)).fresh).toBe(2);
    await keepWishes(user.id, { ...wishes, exam: null }, 'UTC');
    expect((await again(user.id)).examAt).toBeNull();
  });

  test.each(['Pacific/Pago_Pago', 'America/Anchorage', 'UTC', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'the day of the exam is that day in %s',
    async (zone) => {
      const user = await somebody();
      for (const exam of [examBounds.least, '2026-03-29', '2027-01-31', examBounds.most]) {
        await keepWishes(user.id, { retention: 90, newCards: 5, reviews: 20, exam }, zone);
        const changed = await again(user.id);
        expect(readWishes(changed).exam).toBe(exam);
        expect(dayOf(changed.examAt?.getTime() ?? 0, zone)).toBe(exam);
      }
    },
  );

  test('ending every session makes all tokens those of an epoch that is over', async () => {
    const user = await somebody();
    await endEverySession(user.id);
    expect((await again(user.id)).sessionEpoch).toBe(user.sessionEpoch + 1);
  });
});
