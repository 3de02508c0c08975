import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../scripts/postgres.mjs';
import { serverEnv } from './server';

let folder: string;
let started: ChildProcess[] = [];

/** `npm start` as somebody types it, in a folder and on a port of its own, once it has said something. */
async function npmStart(until = 'Ackademy is at') {
  const base = `http://127.0.0.1:${await freePort()}`;
  const own = { DATA_DIR: folder, DATABASE_URL: '', PORT: new URL(base).port, NEXTAUTH_URL: base };
  const npm = spawn('npm', ['start'], { detached: true, env: { ...process.env, ...serverEnv, ...own } });
  started.push(npm);
  const said = { text: '' };
  npm.stdout.on('data', (words) => {
    said.text += words;
  });
  // The streams close when the last of npm, its shell and the server has ended.
  const ended = new Promise<void>((resolve) => npm.once('close', () => resolve()));
  await expect.poll(() => said.text, { timeout: 60_000 }).toContain(until);
  return { npm, base, said, ended };
}

type Started = Awaited<ReturnType<typeof npmStart>>;

/** As a terminal does: everybody in the group gets it. */
function signalGroup(npm: ChildProcess, signal: NodeJS.Signals): void {
  if (npm.pid) process.kill(-npm.pid, signal);
}

/** The terminal tells everybody, and npm tells the server once more. */
function pressCtrlC(npm: ChildProcess): void {
  const { pid } = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as { pid: number };
  signalGroup(npm, 'SIGINT');
  process.kill(pid, 'SIGINT');
}

/** One attempt to sign in, as the form makes it; what the server says of it. */
async function attempt({ base }: Started, email: string, headers: Record<string, string>): Promise<string> {
  const csrf = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers.getSetCookie().map((line) => line.split(';')[0]);
  const answer = await fetch(`${base}/api/auth/callback/password`, {
    method: 'POST',
    headers: { ...headers, cookie: cookie.join('; ') },
    body: new URLSearchParams({ csrfToken, email, password: 'not the password', json: 'true' }),
  });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url).searchParams.get('error') ?? url;
}

test.describe('npm start', () => {
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ackademy-start-'));
  });
  // Nothing outlives a test that failed.
  test.afterEach(() => {
    for (const npm of started) {
      try {
        signalGroup(npm, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    started = [];
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  test('a SIGTERM to npm while the server starts leaves nothing behind', async () => {
    const { npm, said, ended } = await npmStart('Applied the migration');
    npm.kill('SIGTERM');
    await ended;
    expect(said.text).not.toContain('Ackademy is at');
  });

  for (const [how, signal] of [
    ['Ctrl-C', pressCtrlC],
    ['a SIGTERM to npm alone', (npm: ChildProcess) => npm.kill('SIGTERM')],
  ] as const) {
    test(`${how} stops the server in good order`, async () => {
      const { npm, base, said, ended } = await npmStart();
      signal(npm);
      await ended;
      expect(said.text).toContain('Stopped');
      expect(existsSync(join(folder, 'owner.json'))).toBe(false);
      await expect(fetch(base)).rejects.toThrow();
    });
  }

  test('attempts are counted by the address that we saw, and say nothing of our insides', async () => {
    const server = await npmStart();
    expect(await attempt(server, 'nobody\0@example.org', {})).toBe('CredentialsSignin');
    const answers: string[] = [];
    for (let n = 0; n < 101; n++) {
      const pretended = { 'x-forwarded-for': `203.0.113.${n}` };
      answers.push(await attempt(server, `nobody${n}@example.org`, pretended));
    }
    expect([...new Set(answers.slice(0, 100))]).toEqual(['CredentialsSignin']);
    expect(answers.at(100)).toBe('too-many-attempts');
    signalGroup(server.npm, 'SIGTERM');
    await server.ended;
  });
});
