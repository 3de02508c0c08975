import { beforeEach, describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/data/client';
import { readHistory } from '@/lib/data/history';
import { newId } from '@/lib/data/ids';
import { closeReport, listReports } from '@/lib/data/reports';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest, findUser, mergeGuest, removeIdleGuests } from '@/lib/data/users';
import { buildQuestion, evidenceOf, examplesFor } from '@/lib/questions/registry';
import { takeHint } from './hint';
import { readProgress } from './progress';
import { showQuestion } from './question';
import { reportAnswer } from './report';
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
    return { questionId, clientKey, raw, answeredAt: now, locale: 'en' };
  }

  const answers = async () => (await readHistory(await db(), userId)).length;

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

  test('days are counted where the device says that it is; what is no zone changes nothing', async () => {
    const zone = async () => (await findUser(await db(), userId))?.timeZone;
    await submitAnswer(userId, { ...submission('wrong'), timeZone: 'Nowhere/At_All' }, now);
    expect(await zone()).toBe('UTC');
    questionId = await startQuestion(userId, { kind: 'fill-numbers', concept: 'open-numbers' }, now);
    await submitAnswer(userId, { ...submission('wrong'), timeZone: 'Asia/Shanghai' }, now);
    expect(await zone()).toBe('Asia/Shanghai');
  });

  test('an answer in the wrong form is neither counted nor kept, and the question stays open', async () => {
    expect(await submitAnswer(userId, submission('invalid'), now)).toMatchObject({ ok: false });
    expect(await answers()).toBe(0);
    expect(await submitAnswer(userId, submission('right'), now)).toEqual({ ok: true, outcome: 'right' });
  });

  test('an open question shows neither key nor seed; an answered one explains itself', async () => {
    const open = await showQuestion(userId, questionId, now);
    expect(open).not.toHaveProperty('answered');
    expect(JSON.stringify(open)).not.toContain(seedOf(questionId));
    await submitAnswer(userId, submission('wrong'), now);
    const { answered } = await showQuestion(userId, questionId, now);
    expect(answered?.verdict.outcome).toBe('wrong');
    expect(answered?.explanation.evidence.segments.length).toBeGreaterThan(2);
  });

  test('hints come one after the other, once each, and cost their share of what the answer earns', async () => {
    const hints = async () => (await showQuestion(userId, questionId, now)).hints.length;
    expect(await showQuestion(userId, questionId, now)).toMatchObject({ hints: [], nextHintCost: 100 });
    for (const outOfTurn of [0, 2, 99, -1]) await takeHint(userId, questionId, outOfTurn, now);
    expect(await hints()).toBe(0);
    await Promise.all([1, 1, 1].map((wanted) => takeHint(userId, questionId, wanted, now)));
    expect(await hints()).toBe(1);
    await takeHint(userId, questionId, 2, now);
    expect(await showQuestion(userId, questionId, now)).toMatchObject({ nextHintCost: 300 });
    await submitAnswer(userId, submission('right'), now);
    await takeHint(userId, questionId, 3, now);
    const { answered } = await showQuestion(userId, questionId, now);
    expect(answered).toMatchObject({
      hints: { taken: 2, cost: 300 },
      verdict: { outcome: 'right', millipoints: 700 },
    });
  });

  test('after the last hint there is none', async () => {
    for (const wanted of [1, 2, 3, 4]) await takeHint(userId, questionId, wanted, now);
    const open = await showQuestion(userId, questionId, now);
    expect(open.hints).toHaveLength(3);
    expect(open).not.toHaveProperty('nextHintCost');
  });

  describe('saying that something is wrong', () => {
    const report = (note: string, clientKey = newId()) =>
      reportAnswer(userId, { questionId, clientKey, note, locale: 'en' }, now);
    const reports = async () => listReports(await db(), { closed: false, limit: 100 });
    const reported = async () => (await showQuestion(userId, questionId, now)).answered?.reported;
    const mine = async () => (await reports()).filter(({ seed }) => seed === seedOf(questionId));

    test('a report holds what a replay needs, and is there once however often it is sent', async () => {
      const answer = submission('wrong');
      await submitAnswer(userId, answer, now);
      expect(await reported()).toBe(false);
      const key = newId();
      const sent = [1, 2, 3].map(() => report(' The ACK\r\nis off.\0 ', key));
      expect(await Promise.all(sent)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
      expect(await reported()).toBe(true);
      const kept = await mine();
      expect(kept).toMatchObject([
        { note: 'The ACK\nis off.', kind: 'fill-numbers', raw: answer.raw, outcome: 'wrong', closedAt: null },
      ]);
      expect(kept.map(evidenceOf)).toHaveLength(1);
    });

    test('what cannot be kept is refused by name', async () => {
      await expect(report('Before the answer')).rejects.toThrow('not-found');
      await submitAnswer(userId, submission('right'), now);
      expect(await report(' \n ')).toEqual({ ok: false, problem: 'empty' });
      expect(await report('长'.repeat(2001))).toEqual({ ok: false, problem: 'too-long' });
      expect(await report('𝔸'.repeat(2000))).toEqual({ ok: true });
      await expect(report('Whose?', 'nonsense')).rejects.toThrow('UUID');
      const stranger = await guest();
      const theirs = { questionId, clientKey: newId(), note: 'Mine?', locale: 'en' };
      await expect(reportAnswer(stranger, theirs, now)).rejects.toThrow('not-found');
      expect(await mine()).toHaveLength(1);
    });

    test('so many reports may be open, even when they come at once; seeing to one makes room', async () => {
      await submitAnswer(userId, submission('right'), now);
      const sent = await Promise.all([...Array(24).keys()].map((n) => report(`No. ${n}`)));
      expect(sent.filter(({ ok }) => ok)).toHaveLength(20);
      expect(sent).toContainEqual({ ok: false, problem: 'too-many-open' });
      const [newest] = await mine();
      expect(await closeReport(await db(), newest?.id ?? '', now)).toBe(true);
      expect(await closeReport(await db(), newest?.id ?? '', now)).toBe(false);
      expect(await report('One more')).toEqual({ ok: true });
    });

    test('a report goes with the guest to the member, and stays when the guest is removed', async () => {
      await submitAnswer(userId, submission('wrong'), now);
      const key = newId();
      await report('Mine', key);
      const memberId = await guest();
      await db().then((client) => client.user.update({ where: { id: memberId }, data: { kind: 'member' } }));
      await transaction((tx) => mergeGuest(tx, userId, memberId, now));
      await transaction((tx) => mergeGuest(tx, userId, memberId, now));
      userId = memberId;
      expect(await reported()).toBe(true);
      expect(await report('Mine', key)).toEqual({ ok: true });
      expect(await mine()).toHaveLength(1);

      userId = await guest();
      questionId = await startQuestion(userId, { kind: 'fill-numbers', concept: 'open-numbers' }, now);
      await submitAnswer(userId, submission('wrong'), now);
      await report('Idle');
      await transaction((tx) => removeIdleGuests(tx, new Date(now.getTime() + 1), 1000));
      const [left, ...others] = await mine();
      expect(others).toEqual([]);
      expect(left && evidenceOf(left)).toBeTruthy();
      const rows = await db().then((client) => client.report.findMany({ where: { id: left?.id ?? '' } }));
      expect(rows).toMatchObject([{ userId: null, questionId: null, answerId: null, note: 'Idle' }]);
    });
  });

  test('somebody else’s question is not found, whether one looks, answers or wants a hint', async () => {
    const stranger = await guest();
    await expect(showQuestion(stranger, questionId, now)).rejects.toThrow('not-found');
    await expect(submitAnswer(stranger, submission('right'), now)).rejects.toThrow('not-found');
    await expect(takeHint(stranger, questionId, 1, now)).rejects.toThrow('not-found');
    await expect(takeHint(userId, 'nonsense', 1, now)).rejects.toThrow('not-found');
    await expect(showQuestion(userId, 'nonsense', now)).rejects.toThrow('not-found');
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
      expect([answered, (await readHistory(await db(), to)).length]).toBeOneOf([
        [{ ok: true, outcome: 'right' }, 1],
        ['not-found', 0],
      ]);
    }
  });

  test('without a wish something new comes next, with the reason; a wish that nothing fulfils is refused', async () => {
    await submitAnswer(userId, submission('right'), now);
    const next = await showQuestion(userId, await startQuestion(userId, {}, now), now);
    expect(next.concept).not.toBe('open-numbers');
    expect(next.occasion).toEqual({ purpose: 'practice', why: 'new' });
    const wished = await showQuestion(userId, questionId, now);
    expect(wished.occasion).toEqual({ purpose: 'practice', why: null });
    await expect(startQuestion(userId, { concept: 'nonsense' }, now)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('a visitor’s progress is empty, and names what can be practised', async () => {
    const progress = await readProgress(null, now);
    expect(progress.answers).toBe(0);
    expect(progress.concepts).toContainEqual(
      expect.objectContaining({ id: 'close-numbers', part: 'closing', answers: 0, isMastered: false }),
    );
    expect(progress.kinds).toEqual([...new Set(progress.concepts.flatMap(({ kinds }) => kinds))].sort());
  });
});
