import { expect, test } from 'vitest';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { describeOnDatabases } from '@/lib/data/testing';
import { createGuest } from '@/lib/data/users';
import { buildQuestion, examplesFor } from '@/lib/questions/registry';
import { exportAs } from './export';
import { seedOf } from './seed';
import { startQuestion } from './start';
import { submitAnswer } from './submit';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const now = new Date('2026-11-22T12:00:00Z');

describeOnDatabases('taking everything away', () => {
  test('all of one’s own, none of anybody else’s, and nothing that is the server’s alone', async () => {
    const [one, other] = [newId(), newId()];
    for (const id of [one, other]) await createGuest(await db(), { id, locale: 'en', now });
    const questionId = await startQuestion(one, { kind: 'fill-numbers', concept: 'open-numbers' }, now);
    const question = buildQuestion('fill-numbers', 'open-numbers', seedOf(questionId));
    const [example] = question ? examplesFor(question) : [];
    const raw = example?.raw as Record<string, string>;
    await submitAnswer(one, { questionId, clientKey: newId(), raw, answeredAt: now, locale: 'en' }, now);

    const { type, body } = await exportAs(one, 'ackademy.json');
    expect(type).toContain('application/json');
    expect(JSON.parse(body)).toMatchObject({
      id: one,
      questions: [{ id: questionId, kind: 'fill-numbers' }],
      answers: [{ questionId, raw, verdicts: [{ outcome: 'right', millipoints: 1000 }] }],
    });
    expect(body).not.toContain(seedOf(questionId));
    expect(body).not.toMatch(/"(key|seed|passwordHash|traps)"/);

    const table = (await exportAs(one, 'ackademy.csv')).body;
    const [head, row, end] = table.split('\r\n');
    expect(head).toBe(
      '\uFEFFreceivedAt,purpose,kind,concept,outcome,millipoints,hints,misconceptions,answer',
    );
    expect(row).toMatch(/^2026-11-22T12:00:00.000Z,practice,fill-numbers,open-numbers,right,1000,0,,"\{""/);
    expect(end).toBe('');

    expect(JSON.parse((await exportAs(other, 'ackademy.json')).body).answers).toEqual([]);
    await expect(exportAs(one, 'ackademy.exe')).rejects.toThrow('not-found');
    await expect(exportAs(newId(), 'ackademy.json')).rejects.toThrow('not-found');
  });
});
