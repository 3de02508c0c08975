import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUseError, lockFolder } from './lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ackademy-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Another process that holds the folder until it is killed. */
async function holder(): Promise<ChildProcess> {
  const script = `import('${import.meta.dirname}/lock.ts').then(({ lockFolder }) => {
    lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000); });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

test('a second process is refused with the first one’s pid, and may take over from a killed one', async () => {
  const child = await holder();
  expect(() => lockFolder(folder)).toThrow(FolderInUseError);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${child.pid}`);
  const end = ended(child);
  child.kill('SIGKILL');
  await end;
  lockFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test('this very process cannot have a folder twice, and can have it again', () => {
  const giveBack = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`);
  giveBack();
  lockFolder(folder)();
});

test('a pid that belongs to another process by now is not its owner', () => {
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.ppid, began: 'long ago' }));
  const giveBack = lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  giveBack();
});

test('of several that find a dead lock at once, one has the folder', async () => {
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 999_999_999, began: null, claim: 'dead' }));
  const script = `import('${import.meta.dirname}/lock.ts').then(({ lockFolder }) => {
    try { lockFolder(${JSON.stringify(folder)}); console.log('held'); } catch { console.log('refused'); }
    process.stdin.resume().once('end', () => process.exit()); });`;
  const starters = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const said = await Promise.all(
    starters.map(
      (child) => new Promise<string>((resolve) => child.stdout.once('data', (d) => resolve(`${d}`.trim()))),
    ),
  );
  const ends = starters.map(ended);
  for (const child of starters) child.stdin.end();
  await Promise.all(ends);
  expect(said.sort()).toEqual(['held', 'refused', 'refused', 'refused']);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is no lock is named, and left where it is', () => {
  writeFileSync(join(folder, 'owner.json'), '');
  expect(() => lockFolder(folder)).toThrow('owner.json is not a lock of ours');
  expect(readdirSync(folder)).toEqual(['owner.json']);
});
