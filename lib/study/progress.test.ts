import { expect, test } from 'vitest';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, findUser } from '@/lib/data/users';
import { dayAfter } from '@/lib/scheduling';
import { readProgress } from './progress';
import { readReview } from './review';

// A Wednesday, late in the evening where the learner is, and the day after in Greenwich.
const now = new Date('2026-11-19T03:00:00Z');
const zone = 'America/New_York';
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);

interface Given {
  days: number;
  outcome: 'right' | 'wrong';
  concept?: string;
  misconceptions?: string[];
}

/** Somebody who has given these answers, each to a question with a trap for one belief; and their questions. */
async function somebody(given: readonly Given[]) {
  const client = await db();
  const id = newId();
  await createGuest(client, { id, locale: 'en', now });
  await client.user.update({ where: { id }, data: { timeZone: zone } });
  const questions: string[] = [];
  for (const { days, outcome, concept = 'open-states', misconceptions = [] } of given) {
    const [questionId, answerId, at] = [newId(), newId(), daysAgo(days)];
    questions.push(questionId);
    const asked = { kind: 'next-segment', concept, seed: 's', engineVersion: 1, view: {}, key: {} };
    await client.question.create({
      data: { ...asked, id: questionId, userId: id, traps: ['two-way-handshake'], createdAt: at },
    });
    await client.answer.create({
      data: {
        id: answerId,
        userId: id,
        questionId,
        clientKey: answerId,
        raw: {},
        answeredAt: at,
        receivedAt: at,
        locale: 'en',
      },
    });
    const millipoints = outcome === 'right' ? 1000 : 0;
    await client.verdict.create({
      data: {
        id: newId(),
        answerId,
        outcome,
        millipoints,
        parts: [],
        misconceptions,
        engineVersion: 1,
        gradedAt: at,
      },
    });
  }
  const learner = await findUser(client, id);
  if (!learner) throw new Error('nobody is there');
  return { learner, questions };
}

describeOnDatabases('progress', () => {
  test('mastery, recall, beliefs with their questions, days by the learner’s wall', async () => {
    const right = (days: number): Given => ({ days, outcome: 'right' });
    const wrong: Given = { days: 9, outcome: 'wrong', misconceptions: ['two-way-handshake'] };
    const { learner, questions } = await somebody([wrong, ...[4, 3, 2, 1, 0].map(right)]);
    const progress = await readProgress(learner, now);
    expect(progress.ahead).toEqual((await readReview(learner, now)).ahead);
    expect(progress.ahead.map(({ day }) => day)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((days) => dayAfter('2026-11-18', days)),
    );
    expect(progress).toMatchObject({ answers: 6, millipoints: 5000 });
    const states = progress.concepts.find(({ id }) => id === 'open-states');
    expect(states).toMatchObject({ answers: 6, right: 5, isMastered: true });
    expect(states?.mastery).toBeGreaterThan(0.95);
    expect(states?.recall).toBe(1);
    const others = progress.concepts.filter(({ id }) => id !== 'open-states');
    expect(others.every(({ mastery, recall }) => mastery === undefined && recall === undefined)).toBe(true);
    expect(progress.beliefs).toMatchObject([
      { id: 'two-way-handshake', state: 'cured', times: 1, heldIn: questions[0], curedIn: questions[3] },
    ]);
    expect(progress.streak).toEqual({ days: 5, today: true, spare: true });
    expect(progress.calendar[0]?.day).toBe('2026-08-31');
    expect(progress.calendar.at(-1)).toEqual({ day: '2026-11-18', answers: 1 });
    expect(progress.calendar.filter(({ answers }) => answers > 0)).toHaveLength(6);
    expect(progress.recent.map(({ questionId }) => questionId)).toEqual(questions.toReversed());
  });

  test('a belief shown again is alive, by the question that showed it last', async () => {
    const held = (days: number): Given => ({ days, outcome: 'wrong', misconceptions: ['two-way-handshake'] });
    const { learner, questions } = await somebody([held(3), held(1)]);
    expect((await readProgress(learner, now)).beliefs).toMatchObject([
      { state: 'alive', times: 2, heldIn: questions[1] },
    ]);
  });
});
