import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import type { Json } from '@/lib/data/questions';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest } from '@/lib/data/users';
import { concepts } from '@/lib/questions/concepts';
import { buildQuestion, examplesFor, type KindId } from '@/lib/questions/registry';
import { mayPredict, predict, predictionOn } from './predict';
import { type ShownQuestion, showQuestion } from './question';
import { seedOf } from './seed';
import { askable } from './standing';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const now = new Date('2026-11-22T09:00:00Z');
const concept = 'why-four';

test('every concept has something to predict, and nothing of it tells what is right', () => {
  for (const { id } of askable()) {
    const question = predictionOn(id);
    expect([question.concept, question.hints, question.answered]).toEqual([id, [], undefined]);
    expect(JSON.stringify(question)).not.toContain(seedOf(question.id));
  }
  expect(predictionOn(concept).kind).toBe('predict-outcome');
  expect(askable()).toHaveLength(concepts.length);
});

describeOnDatabases('a prediction', () => {
  let userId: string;
  beforeEach(async () => {
    userId = newId();
    await createGuest(await db(), { id: userId, locale: 'en', now });
  });

  const answerTo = ({ id, kind }: ShownQuestion, outcome: 'right' | 'wrong') => {
    const built = buildQuestion(kind as KindId, concept, seedOf(id));
    const example =
      built && examplesFor(built).find(({ expect: it }) => it !== 'invalid' && it.outcome === outcome);
    const raw = example?.raw as Json;
    return { questionId: id, clientKey: newId(), raw, answeredAt: now, locale: 'en' };
  };

  test('is kept with its question once it is answered, and counts once', async () => {
    const question = predictionOn(concept);
    expect(await mayPredict(undefined, concept)).toBe(true);
    expect(await mayPredict(userId, concept)).toBe(true);
    await expect(showQuestion(userId, question.id, now)).rejects.toThrow('not-found');
    const answer = answerTo(question, 'wrong');
    expect(await predict(userId, question, answer, now)).toEqual({ ok: true, outcome: 'wrong' });
    expect(await predict(userId, question, answer, now)).toEqual({ ok: true, outcome: 'wrong' });
    // Another answer to a question that has one changes nothing.
    const second = answerTo(question, 'right');
    expect(await predict(userId, question, second, now)).toEqual({ ok: true, outcome: 'wrong' });
    const shown = await showQuestion(userId, question.id, now);
    expect(shown.view).toEqual(question.view);
    expect(shown.answered?.explanation.belief).toBeDefined();
    expect(await mayPredict(userId, concept)).toBe(false);
    expect(await mayPredict(userId, 'why-not-four')).toBe(true);
  });

  test('in the wrong form is neither counted nor kept', async () => {
    const question = predictionOn(concept);
    const empty = { ...answerTo(question, 'right'), raw: {} };
    expect(await predict(userId, question, empty, now)).toEqual({ ok: false, problems: { option: 'empty' } });
    await expect(showQuestion(userId, question.id, now)).rejects.toThrow('not-found');
  });

  test('of what was not asked is refused, and somebody else’s is not found', async () => {
    const question = predictionOn(concept);
    const answer = answerTo(question, 'right');
    const about = { kind: 'predict-outcome', concept: 'nothing' };
    await expect(predict(userId, about, answer, now)).rejects.toThrow('no prediction');
    await expect(predict(userId, question, { ...answer, questionId: 'x' }, now)).rejects.toThrow(
      'no prediction',
    );
    await expect(predict(newId(), question, answer, now)).rejects.toThrow('sign-in-required');
    await predict(userId, question, answer, now);
    const other = newId();
    await createGuest(await db(), { id: other, locale: 'en', now });
    await expect(predict(other, question, { ...answer, clientKey: newId() }, now)).rejects.toThrow(
      'not-found',
    );
  });
});
