import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptConnection, type Database } from '@/lib/data/client';
import type { Connection } from '@/lib/data/connection';
import { newId } from '@/lib/data/ids';
import { migrationNames } from '@/lib/data/migrations';
import { emptyDatabases, emptyInMemory } from '@/lib/data/testing';
import { dumpTo, restoreFrom } from './dump';
import { schemaEngine } from './schema-engine';

const now = new Date('2026-11-22T12:00:00.123Z');
const folder = mkdtempSync(join(tmpdir(), 'ackademy-dump-'));
const file = join(folder, 'dump.jsonl');

async function ready(open: () => Promise<Connection>): Promise<Database> {
  const connection = await open();
  await (await schemaEngine(connection.adapter)).deploy();
  return adoptConnection(connection);
}

const again = join(folder, 'again.jsonl');

/** What a dump of it holds. */
async function dumped({ client }: Database): Promise<string> {
  await dumpTo(client, again);
  return readFileSync(again, 'utf8');
}

let source: Database;
beforeAll(async () => {
  source = await ready(emptyInMemory);
  const [userId, questionId, answerId] = [newId(), newId(), newId()];
  const { client } = source;
  await client.user.create({
    data: {
      id: userId,
      kind: 'member',
      email: 'a@b.c',
      name: '小明 "x"\n',
      locale: 'zh-CN',
      createdAt: now,
      lastSeenAt: now,
    },
  });
  await client.question.create({
    data: {
      id: questionId,
      userId,
      kind: 'k',
      concept: 'c',
      seed: 's',
      engineVersion: 1,
      view: { z: [1, 4294967295, null], a: 'ü' },
      key: {},
      createdAt: now,
    },
  });
  await client.answer.create({
    data: {
      id: answerId,
      userId,
      questionId,
      clientKey: newId(),
      raw: '!',
      answeredAt: now,
      receivedAt: now,
      locale: 'en',
    },
  });
  await client.verdict.create({
    data: {
      id: newId(),
      answerId,
      outcome: 'wrong',
      millipoints: 0,
      parts: [],
      misconceptions: ['a', 'b,"'],
      engineVersion: 1,
      gradedAt: now,
    },
  });
  await client.report.create({
    data: {
      id: newId(),
      userId,
      questionId,
      answerId,
      clientKey: newId(),
      note: 'Zwei\nZeilen',
      locale: 'en',
      engineVersion: 1,
      createdAt: now,
      kind: 'k',
      concept: 'c',
      seed: 's',
      builtBy: 1,
      view: {},
      key: {},
      raw: '!',
      hints: 0,
      outcome: 'wrong',
      millipoints: 0,
      misconceptions: ['a'],
    },
  });
  await client.user.createMany({
    data: Array.from({ length: 1100 }, () => ({
      id: newId(),
      kind: 'guest' as const,
      locale: 'en',
      createdAt: now,
      lastSeenAt: now,
    })),
  });
  expect(await dumpTo(client, file)).toBe(1105);
  const [header, user] = readFileSync(file, 'utf8').split('\n');
  const begun = `${header}\n${user}\n`;
  refused.push(
    [`${begun}{"table":"Nobody","row":{}}\n`, 'line 3: expected {"table": one of'],
    [begun, 'it has 1 rows, and no last line that counts them'],
    [`${begun}{"ackademy":"end","rows":2}\n`, 'it has 1 rows, and a last line that says 2'],
    [
      `${begun.replace('"sessionEpoch":0', '"sessionEpoch":"x"')}{"ackademy":"end","rows":1}`,
      'refuses a row of User',
    ],
  );
});

afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true });
});

/** What is refused, and the words for it. The last ones have begun to write when they fail. */
const refused: [content: string, words: string][] = [
  ['', 'is empty'],
  ['{"ackademy":"dump","schema":"0_none"}\n', 'is of the schema 0_none'],
  ['nonsense\n', 'line 1: expected a JSON object; found nonsense'],
  ['{"hello":1}\n', 'is not a dump'],
];

describe.each(emptyDatabases)('a dump restored into %s', (_, open) => {
  let target: Database;
  beforeAll(async () => {
    target = await ready(open);
  });
  afterAll(() => target.close());

  test('is the same dump again', async () => {
    expect(await restoreFrom(target.client, file)).toBe(1105);
    expect(await dumped(target)).toBe(readFileSync(file, 'utf8'));
    expect(statSync(again).mode & 0o777).toBe(0o600);
  });

  test('what is not a dump of this schema is refused in words, and nothing is written', async () => {
    const empty = await ready(open);
    const bad = join(folder, 'bad.jsonl');
    for (const [content, words] of refused) {
      writeFileSync(bad, content);
      await expect(restoreFrom(empty.client, bad)).rejects.toThrow(words);
    }
    await expect(restoreFrom(empty.client, join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT)');
    await expect(restoreFrom(empty.client, folder)).rejects.toThrow('cannot be read (EISDIR)');
    expect(await empty.client.user.count()).toBe(0);
    await empty.close();
  });

  test('where it cannot be written is said', async () => {
    await expect(dumpTo(target.client, join(folder, 'no/such/place'))).rejects.toThrow(
      'cannot be written (ENOENT)',
    );
  });

  test('a database that has rows is refused', async () => {
    await expect(restoreFrom(target.client, file)).rejects.toThrow('has rows already');
  });
});

/** Rows with the columns of the first schema. */
async function fillAsAtFirst({ client }: Database): Promise<void> {
  const [user, question, answer, verdict] = [newId(), newId(), newId(), newId()];
  for (const [table, row] of [
    [
      'User',
      {
        id: user,
        kind: 'guest',
        locale: 'en',
        timeZone: 'UTC',
        sessionEpoch: 0,
        demo: false,
        createdAt: now,
        lastSeenAt: now,
      },
    ],
    [
      'Question',
      {
        id: question,
        userId: user,
        kind: 'k',
        concept: 'c',
        seed: 's',
        engineVersion: 1,
        view: { a: 1 },
        key: {},
        createdAt: now,
      },
    ],
    [
      'Answer',
      {
        id: answer,
        userId: user,
        questionId: question,
        clientKey: verdict,
        raw: '!',
        answeredAt: now,
        receivedAt: now,
        locale: 'en',
        hints: 2,
      },
    ],
    [
      'Verdict',
      {
        id: verdict,
        answerId: answer,
        outcome: 'wrong',
        millipoints: 0,
        parts: [],
        misconceptions: [],
        engineVersion: 1,
        gradedAt: now,
      },
    ],
  ] as const) {
    const columns = Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', ');
    await client.$executeRawUnsafe(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::"${table}", $1::jsonb)`,
      JSON.stringify(row),
    );
  }
}

describe.each(emptyDatabases)('a database of an older schema, on %s', (_, open) => {
  test.each(migrationNames().slice(0, -1))(
    '%s: restoring its dump gives what migrating it gives',
    async (last) => {
      const connection = await open();
      const engine = await schemaEngine(connection.adapter);
      await engine.deploy(migrationNames().filter((name) => name <= last));
      const database = await adoptConnection(connection);
      await fillAsAtFirst(database);
      const older = join(folder, 'older.jsonl');
      expect(await dumpTo(database.client, older)).toBe(4);
      await engine.deploy();
      const migrated = await dumped(database);
      await database.close();

      const fresh = await ready(open);
      expect(await restoreFrom(fresh.client, older)).toBe(4);
      expect(await dumped(fresh)).toBe(migrated);
      await fresh.close();
    },
  );
});

test('the migrations arrive at the schema', async () => {
  const { adapter, close } = await emptyInMemory();
  expect(await (await schemaEngine(adapter)).missing()).toBeUndefined();
  await close();
});
