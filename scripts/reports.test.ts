import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, describe, expect, test } from 'vitest';
import { adoptConnection, type Tx } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { openEmbedded } from '@/lib/data/pglite';
import { createGuest } from '@/lib/data/users';
import { examplesFor } from '@/lib/questions/registry';
import { takeHint } from '@/lib/study/hint';
import { reportAnswer } from '@/lib/study/report';
import { startQuestion } from '@/lib/study/start';
import { submitAnswer } from '@/lib/study/submit';
import { schemaEngine } from './schema-engine';

process.env.NEXTAUTH_SECRET = 'a secret that only these tests know';
const folder = mkdtempSync(join(tmpdir(), 'ackademy-reports-'));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));

/** With the database in the folder; the server would be stopped, and so it is closed afterwards. */
async function inDatabase(work: (client: Tx) => Promise<void>): Promise<void> {
  const { pglite, close } = await openEmbedded(folder);
  const connection = { adapter: new PrismaPGlite(pglite), embedded: true, close };
  await (await schemaEngine(connection.adapter)).deploy();
  const database = await adoptConnection(connection);
  await work(database.client);
  await database.close();
}

function node(args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  const flags = ['--conditions=react-server', '--import', 'tsx'];
  return spawnSync(process.execPath, [...flags, ...args], { encoding: 'utf8', env });
}
const reports = (...args: string[]) => node(['scripts/reports.ts', ...args]);
const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Somebody answers rightly, and says that something is wrong all the same. */
async function report(client: Tx, kind: string, note: string, minute: number): Promise<void> {
  const userId = newId();
  await createGuest(client, { id: userId, locale: 'en', now: at(minute) });
  const questionId = await startQuestion(userId, { kind, concept: 'open-numbers' }, at(minute));
  const question = await client.question.findUniqueOrThrow({ where: { id: questionId } });
  const raw = examplesFor(question)[0]?.raw as Record<string, string>;
  const from = { questionId, locale: 'zh-CN' };
  await takeHint(userId, questionId, 1, at(minute));
  await submitAnswer(userId, { ...from, clientKey: newId(), raw, answeredAt: at(minute) }, at(minute));
  expect(await reportAnswer(userId, { ...from, clientKey: newId(), note }, at(minute))).toEqual({ ok: true });
}

afterAll(() => rmSync(folder, { recursive: true }));

describe('reports at the command line', () => {
  test('where there are none, that is said', async () => {
    expect(reports().stderr).toBe('✗ The database has no table of reports yet: npm run db:deploy\n');
    await inDatabase(async () => {});
    expect(reports().stdout).toContain('There are no open reports');
    expect(reports('--json').stdout).toBe('');
  });

  test('newest first, each with the commands and the ladder that show it again', async () => {
    await inDatabase(async (client) => {
      await report(client, 'fill-numbers', 'First\nand \u001b[2Jsecond line', 1);
      await report(client, 'next-segment', 'Later', 2);
      await report(client, 'next-segment', 'Built long ago', 0);
      await client.report.updateMany({ where: { note: 'Built long ago' }, data: { builtBy: 1 } });
    });
    const [later, first, old] = linesOf(reports('--json').stdout);
    expect([later, first, old].map(({ note }) => note)).toEqual([
      'Later',
      'First\nand \u001b[2Jsecond line',
      'Built long ago',
    ]);
    expect(first).toMatchObject({ locale: 'zh-CN', verdict: { outcome: 'right', millipoints: 900 } });
    for (const { kind, seed, replay } of [later, first]) {
      const [, words = ''] = replay.command.split('npm run -s questions -- ');
      const shown = JSON.parse(node(['scripts/questions.ts', ...words.split(' ')]).stdout);
      expect(shown).toMatchObject({ kind, concept: 'open-numbers', seed });
      expect(replay.ladder).toContain('SYN seq=');
    }
    expect(old.replay).toMatchObject({ command: null, ladder: expect.stringContaining('SYN seq=') });

    const { stdout } = reports();
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain(`  ${first.replay.command}\n${first.replay.ladder}`);
    expect(stdout).toContain('verdict: right, 900 of 1000 after 1 hint');
    expect(stdout).toContain('Engine 1 built it');
  });

  test('what was seen to is out of sight, and there with --all', () => {
    const [{ id }, ...others] = linesOf(reports('--json', '--limit', '1').stdout);
    expect(others).toEqual([]);
    expect(reports('close', id).stdout).toContain(`Closed ${id}`);
    expect(reports('--json').stdout).not.toContain(id);
    expect(reports('--json', '--all').stdout).toContain(id);
    expect(reports('close', id)).toMatchObject({ status: 1, stderr: `✗ There is no open report ${id}.\n` });
  });

  test.each([[['--limit', '0']], [['close', 'x']], [['--nonsense']]])('%j is refused in one line', (args) => {
    const { status, stderr } = reports(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^✗ Usage: .*\n$/);
  });
});
