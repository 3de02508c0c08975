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

/** Another process that tries to have the folder, and says what came of it. */
function starter(preload = '') {
  const script = `import('${import.meta.dirname}/lock.ts').then(({ lockFolder, FolderInUseError }) => {
    try { lockFolder(${JSON.stringify(folder)}); console.log('held'); }
    catch (error) { console.log(error instanceof FolderInUseError ? 'refused' : String(error)); } });`;
  const preloaded = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const child = spawn(process.execPath, [...preloaded, '--import', 'tsx', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (words) => {
    said += words;
  });
  return {
    says: (words: string | RegExp) => expect.poll(() => said, { timeout: 10_000 }).toMatch(words),
    end: ended(child),
  };
}

/** Says when it has read a lock, or moved one, and goes on only when a file of that name is there. */
const halting = () => `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
  const names = { readFileSync: 'read', renameSync: 'moved', rmSync: 'moved' };
  for (const [name, done] of Object.entries(names)) {
    const real = fs[name];
    fs[name] = (...given) => {
      const result = real(...given);
      if (String(given[0]).endsWith('owner.json')) {
        fs.writeSync(1, done + ' ');
        while (!fs.existsSync(${JSON.stringify(folder)} + '/' + done))
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
      return result;
    };
  }
  syncBuiltinESMExports();`;

test('one who has read a dead lock, and is slow to remove it, does not remove its living successor', async () => {
  const goOn = (after: 'read' | 'moved') => writeFileSync(join(folder, after), '');
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 999_999_999, began: null, claim: 'dead' }));
  const slow = starter(halting());
  await slow.says('read');
  const giveBack = lockFolder(folder);
  goOn('read');
  await slow.says(/moved|refused/);
  const third = starter();
  await third.says('refused');
  goOn('moved');
  await slow.says('refused');
  await Promise.all([slow.end, third.end]);
  giveBack();
  expect(readdirSync(folder).sort()).toEqual(['moved', 'read']);
});

test('what is no lock is named, and left where it is', () => {
  writeFileSync(join(folder, 'owner.json'), '');
  expect(() => lockFolder(folder)).toThrow('owner.json is not a lock of ours');
  expect(readdirSync(folder)).toEqual(['owner.json']);
});
