// @ts-check
// npm test: sets up what is missing, then types, lint, boundaries, unused code, unit and browser tests.
// `npm test -- unit` (or types, lint, boundaries, unused, browser) runs those steps alone. `npm run
// test:full` draws more seeds, repeats the browser tests on PostgreSQL, and kills the server while it works.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { ensureBuild, ensureClient, ensureDependencies, fail, run, say, typescript } from './setup.mjs';

const started = Date.now();
const full = process.argv.includes('--full');
const inFull = full ? { ACKADEMY_FULL: '1' } : {};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const results = mkdtempSync(join(tmpdir(), 'ackademy-test-'));
const total = { passed: 0, failed: 0 };

/** @type {Record<string, () => Promise<boolean>>} */
const steps = {
  types: () => succeeds('npx', ['tsc', '--noEmit']),
  lint: () => succeeds('npx', ['biome', 'check', '--error-on-warnings', '.']),
  boundaries: () => succeeds(process.execPath, ['scripts/boundaries.mjs']),
  unused: () => succeeds('npx', ['knip', '--no-progress']),
  unit,
  browser: () => browser(),
  ...(full ? { 'browser on PostgreSQL': browserOnPostgres, 'kill -9': killTest } : {}),
};
for (const word of wanted) {
  if (!(word in steps)) fail(`There is no step "${word}"; there are ${Object.keys(steps).join(', ')}.`);
}

await ensureDependencies();
await ensureClient();
/** @type {string[]} */
const broken = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length && !wanted.includes(name)) continue;
  say(`${name}`);
  const since = Date.now();
  if (!(await step())) broken.push(name);
  say(`${name}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
}
rmSync(results, { recursive: true });

say(`in all: ${((Date.now() - started) / 1000).toFixed(0)} s`);
if (broken.length) console.error(`✗ failed: ${broken.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(broken.length ? 1 : 0);

async function unit() {
  const file = join(results, 'unit.json');
  const postgres = await startPostgres();
  if (!postgres)
    loudlySkipped(
      'No PostgreSQL is installed here: the tests of the data layer run on the embedded database alone.',
    );
  const passed = await succeeds(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { ...inFull, ...(postgres ? { TEST_DATABASE_URL: postgres.url } : {}) },
  );
  await postgres?.stop();
  const report = read(file);
  return count(report?.numPassedTests, report?.numFailedTests) && passed;
}

/** @param {Record<string, string>} [env] */
async function browser(env = {}) {
  await ensureBuild();
  const { findBrowser } = await import('./browser.mjs');
  const file = join(results, 'browser.json');
  const passed = await succeeds('npx', ['playwright', 'test', '--reporter=list,json'], {
    ...env,
    ...inFull,
    E2E_DATA_DIR: mkdtempSync(join(results, 'data-')),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    CHROMIUM_PATH: await findBrowser(),
  });
  const { stats } = read(file) ?? {};
  return count(stats?.expected, (stats?.unexpected ?? 1) + (stats?.flaky ?? 0)) && passed;
}

async function browserOnPostgres() {
  const postgres = await startPostgres();
  if (!postgres) {
    loudlySkipped('No PostgreSQL is installed here: the browser tests ran on the embedded database alone.');
    return true;
  }
  const env = { DATABASE_URL: postgres.url };
  const ready =
    (await succeeds(process.execPath, [...typescript, 'scripts/db.ts', 'deploy'], env)) &&
    (await succeeds(process.execPath, [...typescript, 'scripts/db.ts', 'seed'], env));
  const passed = ready && (await browser({ E2E_DATABASE_URL: postgres.url }));
  await postgres.stop();
  return passed;
}

function killTest() {
  return succeeds(process.execPath, ['--import', 'tsx', 'scripts/kill-test.ts']);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function succeeds(command, args, env) {
  return (await run(command, args, env)) === 0;
}

/** @param {string} text */
function loudlySkipped(text) {
  console.warn(`\n!!! SKIPPED: ${text}\n`);
}

/** @param {string} file a report that its runner did not come to write counts as a failure */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Adds to the total. A step in which no test ran has failed.
 * @param {number | undefined} passed
 * @param {number | undefined} failed
 */
function count(passed = 0, failed = 1) {
  total.passed += passed;
  total.failed += failed;
  return passed > 0 && failed === 0;
}
