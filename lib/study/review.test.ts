import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/data/client';
import { readHistory } from '@/lib/data/history';
import { newId } from '@/lib/data/ids';
import type { Json } from '@/lib/data/questions';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, findUser } from '@/lib/data/users';
import type { ConceptId } from '@/lib/questions/concepts';
import { buildQuestion, examplesFor, type KindId } from '@/lib/questions/registry';
import { lowerRating } from './lower';
import { showQuestion } from './question';
import { rateRecall } from './recall';
import { readResult, readReview, startReview } from './review';
import { seedOf } from './seed';
import type { Learner } from './standing';
import { submitAnswer } from './submit';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const morning = new Date('2026-11-22T09:00:00Z');
const later = (ms: number, from = morning) => new Date(from.getTime() + ms);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeOnDatabases('reviewing', () => {
  let learner: Learner;
  beforeEach(async () => {
    const id = newId();
    await createGuest(await db(), { id, locale: 'en', now: morning });
    const user = await findUser(await db(), id);
    if (!user) throw new Error('nobody is there');
    learner = user;
  });

  /** Reviews the card whose turn it is. */
  async function review(outcome: 'right' | 'wrong', now: Date) {
    const questionId = await startReview(learner.id, now);
    if (!questionId) throw new Error('nothing is left');
    const { kind, concept, occasion } = await showQuestion(learner.id, questionId, now);
    const question = buildQuestion(kind as KindId, concept as ConceptId, seedOf(questionId));
    const example =
      question && examplesFor(question).find(({ expect: it }) => it !== 'invalid' && it.outcome === outcome);
    const answer = {
      questionId,
      clientKey: newId(),
      raw: example?.raw as Json,
      answeredAt: now,
      locale: 'en',
    };
    await submitAnswer(learner.id, answer, later(40_000, now));
    return {
      questionId,
      concept,
      occasion,
      result: await readResult(learner, questionId, later(40_000, now)),
    };
  }

  test('five new cards a day; what was right comes another day, what was wrong in minutes', async () => {
    expect(await readReview(null, morning)).toMatchObject({ due: 0, fresh: 5, putOff: 0 });
    expect(await readReview(learner, morning)).toMatchObject({
      due: 0,
      fresh: 5,
      done: { reviews: 0, fresh: 0 },
    });
    const first = await review('wrong', morning);
    expect(first.occasion).toEqual({ purpose: 'review', why: 'new' });
    expect(first.result).toMatchObject({
      earned: 'again',
      rating: 'again',
      lower: [],
      card: { retry: true },
    });
    for (const n of [1, 2]) {
      const { result } = await review('right', later(n * MINUTE));
      expect(result).toMatchObject({ earned: 'good', lower: ['again', 'hard'], card: { retry: false } });
    }
    const again = await review('right', later(4 * MINUTE));
    expect([again.concept, again.occasion.why]).toEqual([first.concept, 'retry']);
    for (const n of [5, 6]) expect((await review('right', later(n * MINUTE))).occasion.why).toBe('new');
    const evening = later(12 * 60 * MINUTE);
    expect(await readReview(learner, evening)).toMatchObject({
      due: 0,
      fresh: 0,
      done: { reviews: 0, fresh: 5 },
    });
    expect(await startReview(learner.id, evening)).toBeNull();
    expect((await readReview(learner, later(DAY))).fresh).toBe(5);
    const { due, putOff, ahead } = await readReview(learner, later(30 * DAY));
    // Five concepts, and the belief that the wrong answer held.
    expect([due, putOff, ahead.length]).toEqual([6, 0, 7]);
  });

  test('an answer is lowered and raised again to what it earned, and nothing is erased', async () => {
    const { questionId, result } = await review('right', morning);
    const due = result?.card.due ?? 0;
    await lowerRating(learner.id, questionId, 'again', later(MINUTE));
    const lowered = await readResult(learner, questionId, later(MINUTE));
    expect(lowered).toMatchObject({
      earned: 'good',
      rating: 'again',
      lower: [],
      card: { retry: true },
    });
    expect(lowered?.card.due).toBeLessThan(due);
    await lowerRating(learner.id, questionId, null, later(2 * MINUTE));
    expect(await readResult(learner, questionId, later(2 * MINUTE))).toEqual(result && { ...result });
    expect(await (await db()).lowering.count({ where: { answer: { questionId } } })).toBe(2);
  });

  test('a belief that was held comes back on another day, by a question that has a trap for it', async () => {
    const { concept } = await review('wrong', morning);
    const [held] = await readHistory(await db(), learner.id);
    const belief = held?.misconceptions[0];
    expect([typeof belief, held?.belief]).toEqual(['string', null]);
    const tomorrow = later(DAY);
    // Its concept is as old, and has its turn first.
    await rateRecall(learner.id, { about: concept, rating: 'good', clientKey: newId() }, tomorrow);
    const { result } = await review('right', later(MINUTE, tomorrow));
    const last = (await readHistory(await db(), learner.id)).at(-1);
    expect(last?.belief).toBe(belief);
    expect(last?.traps).toContain(belief);
    expect(result).toMatchObject({ rating: 'good', card: { reps: 2, retry: false } });
  });

  test('what is not theirs, or not answered, is not found', async () => {
    const open = await startReview(learner.id, morning);
    await expect(lowerRating(learner.id, open ?? '', 'again', morning)).rejects.toThrow('not-found');
    await expect(lowerRating(learner.id, 'nonsense', 'again', morning)).rejects.toThrow('not-found');
    const { questionId } = await review('right', later(MINUTE));
    const other = newId();
    await createGuest(await db(), { id: other, locale: 'en', now: morning });
    await expect(lowerRating(other, questionId, 'again', morning)).rejects.toThrow('not-found');
    expect(await readResult({ ...learner, id: other }, questionId, morning)).toBeNull();
    await expect(startReview(newId(), morning)).rejects.toThrow('sign-in-required');
  });
});
