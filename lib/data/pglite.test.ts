import * as fs from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openEmbedded } from './pglite';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, fsyncSync: vi.fn(real.fsyncSync) };
});

test('a commit of the embedded database is on the disk before it is acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ackademy-pglite-'));
  const { pglite, close } = await openEmbedded(folder);
  await pglite.exec('CREATE TABLE t (n int)');
  const before = vi.mocked(fs.fsyncSync).mock.calls.length;
  await pglite.query('INSERT INTO t VALUES (1)');
  expect(vi.mocked(fs.fsyncSync).mock.calls.length).toBeGreaterThan(before);
  await close();

  const again = await openEmbedded(folder);
  expect((await again.pglite.query('SELECT n FROM t')).rows).toEqual([{ n: 1 }]);
  await again.close();
  rmSync(folder, { recursive: true });
});
