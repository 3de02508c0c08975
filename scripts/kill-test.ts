// Kills the server with SIGKILL while answers come in, five times, and looks for every answer that was
// acknowledged before. Part of `npm run test:full`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { freePort } from './postgres.mjs';
import { ensureBuild, fail, say } from './setup.mjs';

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const kills = 5;
/** How long anything may take before the test says that it hangs, in ms. */
const patience = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'ackademy-kill-'));

/** Every server that was started: whatever ends this test, they go with it, and what they wrote. */
const servers: ChildProcess[] = [];
process.on('exit', () => {
  for (const server of servers) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function startServer(): Promise<ChildProcess> {
  const settings = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' };
  const env = { ...process.env, ...settings, NEXTAUTH_URL: base };
  const deadline = Date.now() + patience;
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  servers.push(server);
  for (;;) {
    const health = await fetch(`${base}/api/health`).catch(() => undefined);
    if (health?.ok) return server;
    if (server.exitCode !== null)
      fail(`The server ended with status ${server.exitCode} instead of starting.`);
    if (Date.now() > deadline) fail(`The server has not answered in ${patience / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Answers one question after the other until the server is gone, and notes each that was acknowledged.
 * Whatever fails while the server lives has failed.
 */
async function answerOn(page: Page, of: ChildProcess, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    try {
      await page.goto(`${base}/practice`);
      await page.locator('form:has(input[name="concept"]) button').first().click();
      await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/, { timeout: 5000 });
      for (const input of await page.locator('input[name]:not([type=hidden]):not([type=radio])').all())
        await input.fill('1');
      const radio = page.locator('input[type=radio]').first();
      if (await radio.count()) await radio.check();
      await page.locator('main form button[type=submit]').last().click();
      await page.getByRole('status').waitFor({ timeout: 5000 });
      acknowledged.add(page.url());
    } catch (error) {
      if (of.killed) return;
      throw error;
    }
  }
}

async function missing(context: BrowserContext, acknowledged: Set<string>): Promise<string[]> {
  const lost: string[] = [];
  const page = await context.newPage();
  for (const url of acknowledged) {
    await page.goto(url);
    if ((await page.getByRole('status').count()) === 0) lost.push(url);
  }
  await page.close();
  return lost;
}

await ensureBuild();
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: await findBrowser(), args });
const context = await browser.newContext({ baseURL: base });
const acknowledged = new Set<string>();
let server = await startServer();
// The first answer makes the guest; the pages that answer at once then are one person.
const pages = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
for (let kill = 1; kill <= kills; kill++) {
  const before = acknowledged.size;
  const [first, ...others] = pages;
  const work = first ? [answerOn(first, server, acknowledged)] : [];
  const answered = async () => {
    while (acknowledged.size === before) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await Promise.race([answered(), ...work]);
  work.push(...others.map((page) => answerOn(page, server, acknowledged)));
  await new Promise((resolve) => setTimeout(resolve, 1500 + 700 * kill));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await Promise.all([ended, ...work]);
  server = await startServer();
  say(`kill ${kill}: ${acknowledged.size} answers acknowledged so far`);
  const lost = await missing(context, acknowledged);
  if (lost.length) fail(`Lost after kill ${kill}: ${lost.join(', ')}`);
}
await browser.close();
const ended = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
await ended;
say(`${acknowledged.size} acknowledged answers, ${kills} kills, none lost`);
