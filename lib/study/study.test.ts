import { beforeEach, expect, test } from 'vitest';
import { db, transaction } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, mergeGuest } from '@/lib/data/users';
import { buildQuestion, examplesFor } from '@/lib/questions/registry';
import { readProgress } from './progress';
import { showQuestion } from './question';
import { seedOf } from './seed';
import { startQuestion } from './start';
import { type Submission, submitAnswer } from './submit';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const now = new Date('2026-11-22T12:00:00Z');

async function guest(): Promise<string> {
  const id = newId();
  await createGuest(await db(), { id, locale: 'en', now });
  return id;
}

describeOnDatabases('studying', () => {
  let userId: string;
  let questionId: string;
  beforeEach(async () => {
    userId = await guest();
    questionId = await startQuestion(userId, { kind: 'fill-numbers', concept: 'open-numbers' }, now);
  });

  /** An answer to the question that must get this outcome. */
  function submission(outcome: 'right' | 'wrong' | 'invalid', clientKey = newId()): Submission {
    const question = buildQuestion('fill-numbers', 'open-numbers', seedOf(questionId));
    const examples = question ? examplesFor(question) : [];
    const example = examples.find(({ expect: e }) => (e === 'invalid' ? e : e.outcome) === outcome);
    const raw = (example?.raw ?? null) as Submission['raw'];
    return { questionId, clientKey, raw, answeredAt: now, locale: 'en', hints: 0 };
  }

  const answers = async () => (await readProgress(userId)).answers;

  test('the same key again changes nothing and returns the same verdict', async () => {
    const answer = submission('wrong');
    expect(await submitAnswer(userId, answer, now)).toEqual({ ok: true, outcome: 'wrong' });
    const changed = { ...submission('right'), clientKey: answer.clientKey };
    expect(await submitAnswer(userId, changed, now)).toEqual({ ok: true, outcome: 'wrong' });
    expect(await answers()).toBe(1);
  });

  test('of many answers at once to one question, one counts and all hear the same', async () => {
    const sent = [...Array(8).keys()].map((n) => submission(n % 2 ? 'right' : 'wrong'));
    const heard = await Promise.all(sent.map((answer) => submitAnswer(userId, answer, now)));
    expect(new Set(heard.map((result) => result.ok && result.outcome)).size).toBe(1);
    expect(await answers()).toBe(1);
  });

  test('an answer in the wrong form is neither counted nor kept, and the question stays open', async () => {
    expect(await submitAnswer(userId, submission('invalid'), now)).toMatchObject({ ok: false });
    expect(await answers()).toBe(0);
    expect(await submitAnswer(userId, submission('right'), now)).toEqual({ ok: true, outcome: 'right' });
  });

  test('an open question shows neither key nor seed; an answered one explains itself', async () => {
    const open = await showQuestion(userId, questionId, 99);
    expect(open).not.toHaveProperty('answered');
    expect(JSON.stringify(open)).not.toContain(seedOf(questionId));
    expect(open.hintsLeft).toBe(0);
    await submitAnswer(userId, submission('wrong'), now);
    const { answered } = await showQuestion(userId, questionId, 0);
    expect(answered?.verdict.outcome).toBe('wrong');
    expect(answered?.explanation.evidence.segments.length).toBeGreaterThan(2);
  });

  test('somebody else’s question is not found, whether one looks or answers', async () => {
    const stranger = await guest();
    await expect(showQuestion(stranger, questionId, 0)).rejects.toThrow('not-found');
    await expect(submitAnswer(stranger, submission('right'), now)).rejects.toThrow('not-found');
    await expect(showQuestion(userId, 'nonsense', 0)).rejects.toThrow('not-found');
    await expect(submitAnswer(userId, submission('right', 'nonsense'), now)).rejects.toThrow('UUID');
  });

  test('a guest who was merged away while answering is told so, and starts no more questions', async () => {
    const other = await guest();
    await db().then((client) => client.user.update({ where: { id: other }, data: { kind: 'member' } }));
    await transaction((tx) => mergeGuest(tx, userId, other, now));
    await expect(submitAnswer(userId, submission('right'), now)).rejects.toThrow('not-found');
    expect(await submitAnswer(other, submission('right'), now)).toEqual({ ok: true, outcome: 'right' });
    await expect(startQuestion(userId, {}, now)).rejects.toThrow('sign-in-required');
  });

  test('answering while the guest becomes a member goes one way or the other, and nobody waits in a circle', async () => {
    for (let round = 0; round < 20; round++) {
      const [from, to] = [await guest(), await guest()];
      await db().then((client) => client.user.update({ where: { id: to }, data: { kind: 'member' } }));
      questionId = await startQuestion(from, { kind: 'fill-numbers', concept: 'open-numbers' }, now);
      const answering = submitAnswer(from, { ...submission('right'), locale: 'zh-CN' }, now).catch(
        (error) => error.code,
      );
      const merging = transaction((tx) => mergeGuest(tx, from, to, now));
      const answered = await answering;
      await merging;
      expect([answered, (await readProgress(to)).answers]).toBeOneOf([
        [{ ok: true, outcome: 'right' }, 1],
        ['not-found', 0],
      ]);
    }
  });

  test('without a wish the concept answered least comes next; a wish that nothing fulfils is refused', async () => {
    await submitAnswer(userId, submission('right'), now);
    const next = await showQuestion(userId, await startQuestion(userId, {}, now), 0);
    expect(next.concept).not.toBe('open-numbers');
    await expect(startQuestion(userId, { concept: 'nonsense' }, now)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('a visitor’s progress is empty, and names what can be practised', async () => {
    const progress = await readProgress(null);
    expect(progress.answers).toBe(0);
    expect(progress.concepts).toContainEqual(
      expect.objectContaining({ concept: 'close-numbers', part: 'closing', answers: 0 }),
    );
    expect(progress.kinds).toEqual([...new Set(progress.concepts.flatMap(({ kinds }) => kinds))].sort());
  });
});
