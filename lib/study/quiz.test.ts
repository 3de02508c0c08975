import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/data/client';
import { readHistory } from '@/lib/data/history';
import { newId } from '@/lib/data/ids';
import type { Json } from '@/lib/data/questions';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, createMember, mergeGuest, removeIdleGuests } from '@/lib/data/users';
import { examplesFor } from '@/lib/questions/registry';
import { exportAs } from './export';
import { takeHint } from './hint';
import { showQuestion } from './question';
import {
  flag,
  isAskable,
  type QuizWish,
  readQuizzes,
  saveDraft,
  showPlace,
  showQuiz,
  startQuiz,
  submitQuiz,
} from './quiz';
import { submitAnswer } from './submit';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const now = new Date('2026-11-23T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const exam: QuizWish = { concepts: [], kinds: [], length: 4, mode: 'exam', minutes: null };

async function guest(): Promise<string> {
  const id = newId();
  await createGuest(await db(), { id, locale: 'en', now });
  return id;
}

describeOnDatabases('a quiz', (sent) => {
  let userId: string;
  beforeEach(async () => {
    userId = await guest();
  });

  const show = (id: string, at = now) => showQuiz(userId, id, 'en', at);
  const progress = async (id: string, at = now) => (await show(id, at)).places.map((it) => it.progress);

  /** What to enter at a place so that it becomes this. */
  async function entry(quizId: string, place: number, what: 'right' | 'wrong' | 'invalid'): Promise<Json> {
    const { here } = await showPlace(userId, quizId, place, 'en', now);
    const question = await (await db()).question.findUniqueOrThrow({ where: { id: here.questionId } });
    const example = examplesFor(question).find(({ expect: it }) =>
      it === 'invalid' ? what === 'invalid' : it.outcome === what,
    );
    return (example?.raw ?? {}) as Json;
  }
  const enter = async (quizId: string, place: number, what: 'right' | 'wrong' | 'invalid', at = now) =>
    saveDraft(userId, { quizId, place }, await entry(quizId, place, what), at);

  describe('its questions', () => {
    test('are as many as wished for, of what was wished for, and each concept has its turn', async () => {
      const concepts = ['open-numbers', 'half-open'];
      const id = await startQuiz(userId, { ...exam, concepts, length: 6 }, now);
      const { places } = await show(id);
      expect(places.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
      for (const concept of concepts) expect(places.filter((it) => it.concept === concept)).toHaveLength(3);
      const kinds = places.filter((it) => it.concept === 'open-numbers').map(({ kind }) => kind);
      expect(new Set(kinds).size).toBe(3);
    });

    test('cannot be of a kind that is not offered on any of the concepts', async () => {
      const wish = { ...exam, concepts: ['half-open'], kinds: ['fill-numbers'] };
      expect(isAskable(wish)).toBe(false);
      await expect(startQuiz(userId, wish, now)).rejects.toThrow('nothing offered');
    });
  });

  describe('as an exam', () => {
    test('keeps what is entered, tells nothing, and grades all of it at the end, once', async () => {
      const id = await startQuiz(userId, exam, now);
      await enter(id, 1, 'wrong');
      await enter(id, 1, 'right', later(1));
      await enter(id, 2, 'wrong');
      await enter(id, 3, 'invalid');
      expect(await progress(id)).toEqual(['entered', 'entered', expect.stringMatching(/begun|open/), 'open']);
      expect(JSON.stringify(await showPlace(userId, id, 1, 'en', now))).not.toMatch(/"(key|seed|answered)"/);

      await submitQuiz(userId, id, 'en', later(2));
      await submitQuiz(userId, id, 'en', later(3));
      const { places, submittedAt } = await show(id);
      expect(submittedAt).toEqual(later(2));
      expect(places.map((it) => it.progress).slice(0, 2)).toEqual(['right', 'wrong']);
      expect(places.map((it) => it.millipoints)).toEqual([1000, 0, null, null]);
      const history = await readHistory(await db(), userId);
      expect(history.map(({ purpose }) => purpose)).toEqual(['quiz', 'quiz']);
      const { question } = await showPlace(userId, id, 4, 'en', now);
      expect(question.answered).toMatchObject({ reported: null, verdict: { millipoints: 0 } });
      expect(question.answered?.explanation.right.length).toBeGreaterThan(0);
    });

    test('shows a question nowhere else, gives no hint and takes no answer, before or after', async () => {
      const id = await startQuiz(userId, exam, now);
      const { questionId } = (await show(id)).places[0] ?? { questionId: '' };
      const raw = await entry(id, 1, 'right');
      const answer = { questionId, clientKey: newId(), raw, answeredAt: now, locale: 'en' };
      await expect(showQuestion(userId, questionId, now)).rejects.toThrow('not-found');
      await expect(takeHint(userId, questionId, 1, now)).rejects.toThrow('not-found');
      await expect(submitAnswer(userId, answer, now)).rejects.toThrow('not-found');
      await submitQuiz(userId, id, 'en', now);
      await expect(submitAnswer(userId, answer, now)).rejects.toThrow('not-found');
      await expect(saveDraft(userId, { quizId: id, place: 1 }, raw, now)).rejects.toThrow('not-found');
      expect(await progress(id)).toEqual(['open', 'open', 'open', 'open']);
    });

    test('is submitted as it stands when its time runs out, whoever looks first', async () => {
      const id = await startQuiz(userId, { ...exam, minutes: 10 }, now);
      await enter(id, 1, 'right', later(9));
      await expect(enter(id, 2, 'right', later(10))).rejects.toThrow('not-found');
      expect((await readQuizzes(userId, 'en', later(9)))[0]?.submittedAt).toBeNull();
      expect((await readQuizzes(userId, 'en', later(500)))[0]).toMatchObject({
        length: 4,
        millipoints: 1000,
      });
      const { endsAt, submittedAt, places } = await show(id, later(500));
      expect([endsAt, submittedAt]).toEqual([later(10), later(10)]);
      expect(places[0]?.progress).toBe('right');
    });

    test('that is saved to and submitted at one moment counts what was saved, or refuses it', async () => {
      const id = await startQuiz(userId, { ...exam, length: 1 }, now);
      const raw = await entry(id, 1, 'right');
      const [saved] = await Promise.allSettled([
        saveDraft(userId, { quizId: id, place: 1 }, raw, now),
        submitQuiz(userId, id, 'en', now),
        submitQuiz(userId, id, 'en', now),
      ]);
      const [{ progress: found } = { progress: 'open' }] = (await show(id)).places;
      expect(found).toBe(saved.status === 'fulfilled' ? 'right' : 'open');
    });
  });

  test('as practice tells at once what is right, gives hints, and takes no answer after the end', async () => {
    const id = await startQuiz(userId, { ...exam, mode: 'practice', length: 2 }, now);
    const [first, second] = (await show(id)).places;
    if (!first || !second) throw new Error('there are two');
    const from = { clientKey: newId(), answeredAt: now, locale: 'en' };
    await takeHint(userId, first.questionId, 1, now);
    const raw = await entry(id, 1, 'right');
    await submitAnswer(userId, { ...from, questionId: first.questionId, raw }, now);
    expect((await showPlace(userId, id, 1, 'en', now)).question.answered?.hints.taken).toBe(1);
    expect((await showPlace(userId, id, 2, 'en', now)).question.nextHintCost).toBeGreaterThan(0);
    const other = await entry(id, 2, 'right');
    await submitQuiz(userId, id, 'en', now);
    const late = { ...from, clientKey: newId(), questionId: second.questionId, raw: other };
    await expect(submitAnswer(userId, late, now)).rejects.toThrow('not-found');
    expect(await progress(id)).toEqual(['right', 'open']);
  });

  test('is marked to come back to; somebody else’s is not found', async () => {
    const id = await startQuiz(userId, exam, now);
    await flag(userId, { quizId: id, place: 2 }, true, now);
    expect((await show(id)).places.map(({ flagged }) => flagged)).toEqual([false, true, false, false]);
    await flag(userId, { quizId: id, place: 2 }, false, now);
    expect((await show(id)).places.some(({ flagged }) => flagged)).toBe(false);
    const stranger = await guest();
    await expect(showQuiz(stranger, id, 'en', now)).rejects.toThrow('not-found');
    await expect(showPlace(stranger, id, 1, 'en', now)).rejects.toThrow('not-found');
    await expect(showPlace(userId, id, 5, 'en', now)).rejects.toThrow('not-found');
    await expect(flag(stranger, { quizId: id, place: 1 }, true, now)).rejects.toThrow('not-found');
    await expect(submitQuiz(stranger, id, 'en', now)).rejects.toThrow('not-found');
    await expect(showQuiz(userId, 'nonsense', 'en', now)).rejects.toThrow('not-found');
  });

  test('goes with whoever signs up, is in what they take away, and is removed with an idle guest', async () => {
    const client = await db();
    const id = await startQuiz(userId, exam, now);
    await enter(id, 1, 'right');
    expect(JSON.parse((await exportAs(userId, 'ackademy.json')).body).quizzes).toMatchObject([
      { id, mode: 'exam', items: [{ place: 1 }, {}, {}, {}] },
    ]);
    const memberId = newId();
    const membership = { email: `${memberId}@example.org`, name: null, passwordHash: null };
    await createMember(client, { ...membership, id: memberId, locale: 'en', now });
    await mergeGuest(client, userId, memberId, now);
    expect((await showQuiz(memberId, id, 'en', now)).places[0]?.progress).toBe('entered');

    const idle = await guest();
    const theirs = await startQuiz(idle, exam, now);
    await removeIdleGuests(client, later(1), 100);
    expect(await client.quiz.count({ where: { id: theirs } })).toBe(0);
  });

  test('is shown and kept by few queries', async () => {
    const id = await startQuiz(userId, { ...exam, length: 30 }, now);
    const counted = async (work: () => Promise<unknown>) => {
      sent.length = 0;
      await work();
      return sent.length;
    };
    expect(await counted(() => show(id))).toBeLessThanOrEqual(3);
    expect(await counted(() => showPlace(userId, id, 3, 'en', now))).toBeLessThanOrEqual(3);
    const raw = await entry(id, 1, 'right');
    expect(await counted(() => saveDraft(userId, { quizId: id, place: 1 }, raw, now))).toBeLessThanOrEqual(4);
    expect(await counted(() => submitQuiz(userId, id, 'en', now))).toBeLessThanOrEqual(7);
  });
});
