import { expect, test } from 'vitest';
import { endEverySession } from '@/lib/auth/sessions';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import type { Json } from '@/lib/data/questions';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, findUser } from '@/lib/data/users';
import { buildQuestion, examplesFor } from '@/lib/questions/registry';
import { takeHint } from './hint';
import { lowerRating } from './lower';
import { readProgress } from './progress';
import { showQuestion } from './question';
import { rateRecall, readRecall } from './recall';
import { reportAnswer } from './report';
import { readResult, readReview, startReview } from './review';
import { seedOf } from './seed';
import { keepWishes } from './settings';
import { startQuestion } from './start';
import { submitAnswer } from './submit';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const now = new Date('2026-11-22T12:00:00Z');
const [kind, concept] = ['fill-numbers', 'open-numbers'] as const;

/** Somebody who has answered so many questions. */
async function answered(count: number): Promise<string> {
  const client = await db();
  const userId = newId();
  await createGuest(client, { id: userId, locale: 'en', now });
  const rows = Array.from({ length: count }, () => ({ question: newId(), answer: newId() }));
  await client.question.createMany({
    data: rows.map(({ question: id }) => {
      const asked = { kind, concept, seed: id, engineVersion: 1, view: {}, key: {} };
      return { ...asked, id, userId, createdAt: now };
    }),
  });
  await client.answer.createMany({
    data: rows.map(({ question: questionId, answer: id }) => {
      const given = { raw: {}, answeredAt: now, receivedAt: now, locale: 'en' };
      return { ...given, id, userId, questionId, clientKey: id };
    }),
  });
  await client.verdict.createMany({
    data: rows.map(({ answer: answerId }) => {
      const worth = { outcome: 'right' as const, millipoints: 1000, parts: [], misconceptions: [] };
      return { ...worth, id: newId(), answerId, engineVersion: 1, gradedAt: now };
    }),
  });
  return userId;
}

describeOnDatabases('queries', (sent) => {
  test.each([3, 300])('as many as ever for somebody with %i answers', async (count) => {
    const client = await db();
    const userId = await answered(count);
    const found: Record<string, number> = {};
    const counted = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      sent.length = 0;
      const result = await work();
      found[name] = sent.length;
      return result;
    };

    const questionId = await counted('start', () => startQuestion(userId, { kind, concept }, now));
    await counted('show, open', () => showQuestion(userId, questionId, now));
    await counted('hint', () => takeHint(userId, questionId, 1, now));
    const question = buildQuestion(kind, concept, seedOf(questionId));
    const raw = (question && examplesFor(question)[0]?.raw) as Json;
    const from = { questionId, locale: 'zh-CN', clientKey: newId() };
    const answer = { ...from, raw, answeredAt: now };
    await counted('submit', () => submitAnswer(userId, answer, now));
    await counted('submit again', () => submitAnswer(userId, answer, now));
    await counted('show, answered', () => showQuestion(userId, questionId, now));
    await counted('report', () => reportAnswer(userId, { ...from, note: 'Off by one' }, now));
    const learner = await findUser(client, userId);
    const progress = await counted('progress', () => readProgress(learner, now));
    await counted('review', () => readReview(learner, now));
    await counted('next card', () => startReview(userId, now));
    await counted('result', () => (learner ? readResult(learner, questionId, now) : Promise.resolve(null)));
    await counted('lower', () => lowerRating(userId, questionId, 'again', now));
    await counted('recall', () => readRecall(learner, now));
    const said = { about: 'segment', rating: 'good', clientKey: newId() } as const;
    await counted('recall rated', () => rateRecall(userId, said, now));
    const wishes = { retention: 90, newCards: 5, reviews: 20, exam: '2027-01-31' };
    await counted('settings', () => keepWishes(userId, wishes, 'UTC'));
    await counted('sign out everywhere', () => endEverySession(userId));

    expect(progress.answers).toBe(count + 1);
    expect(found).toEqual({
      start: 3,
      'show, open': 3,
      hint: 5,
      submit: 6,
      'submit again': 4,
      'show, answered': 4,
      report: 7,
      progress: 2,
      review: 2,
      'next card': 5,
      result: 2,
      recall: 2,
      'recall rated': 5,
      lower: 1,
      settings: 1,
      'sign out everywhere': 1,
    });
  });
});
