// Kills the server with SIGKILL while answers come in, five times, and looks for every answer that was
// acknowledged before. Part of `npm run test:full`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { ensureBuild, fail, say } from './setup.mjs';

const port = 3147;
const base = `http://127.0.0.1:${port}`;
const kills = 5;
const folder = mkdtempSync(join(tmpdir(), 'ackademy-kill-'));

async function startServer(): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, NEXTAUTH_URL: base };
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const health = await fetch(`${base}/api/health`).catch(() => undefined);
    if (health?.ok) return server;
    if (server.exitCode !== null)
      fail(`The server ended with status ${server.exitCode} instead of starting.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Answers one question after the other until the server is gone, and notes each that was acknowledged. */
async function answerOn(page: Page, acknowledged: Set<string>): Promise<void> {
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
    } catch {
      // The server is gone, which is what we came for; anything else shows as an answer that is missing.
      return;
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
  const work = first ? [answerOn(first, acknowledged)] : [];
  while (acknowledged.size === before) await new Promise((resolve) => setTimeout(resolve, 50));
  work.push(...others.map((page) => answerOn(page, acknowledged)));
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
rmSync(folder, { recursive: true });
say(`${acknowledged.size} acknowledged answers, ${kills} kills, none lost`);
