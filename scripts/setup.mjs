// @ts-check
// What `npm start` and `npm test` share: bring a checkout to the point where it can run. Plain
// JavaScript on Node alone, since it runs before the dependencies are there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Node's flags for a TypeScript entry that may import server-only modules. */
export const typescript = ['--conditions=react-server', '--import', 'tsx'];

/** @param {string} text */
export const say = (text) => console.log(`› ${text}`);

/**
 * Ends the process with one line for a person, not a stack trace.
 * @param {string} text
 * @returns {never}
 */
export function fail(text) {
  console.error(`✗ ${text}`);
  process.exit(1);
}

/**
 * Runs a command with our own standard streams.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to our own environment
 * @returns {Promise<number>} its exit status
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    // Whoever stops us does not want its work any more either.
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      process.off('exit', end);
      resolve(status ?? (signal ? 128 : 1));
    });
  });
}

/** The variables of `.env`, where the environment does not have them already. */
export function loadEnvFile() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Installs what the lock file pins, unless that has been done for this lock file. */
export async function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: Ackademy needs 20.19 or newer.`);
  }
  await unlessStamped(
    'node_modules/.ackademy-installed',
    () => digest(['package-lock.json']),
    async () => {
      say('Installing the dependencies that package-lock.json pins (a minute, the first time)');
      const status = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
      if (status !== 0) fail(`npm ci ended with status ${status}; its own message is above.`);
    },
  );
}

/** Generates the database client from the schema, unless it is the schema's already. */
export async function ensureClient() {
  await unlessStamped(
    'lib/data/generated/.ackademy-generated',
    () => digest(['prisma/schema.prisma', 'package-lock.json']),
    async () => {
      say('Generating the database client');
      const status = await run('npx', ['prisma', 'generate', '--no-hints'], {
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      });
      if (status !== 0) fail(`prisma generate ended with status ${status}; its own message is above.`);
    },
  );
}

/** Everything a production build is made from. */
const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'public',
  'global.d.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** Builds the app, unless the sources are those of the last build. */
export async function ensureBuild() {
  await unlessStamped(
    '.next/.ackademy-built',
    () => digest(sources),
    async () => {
      say('Building the app (half a minute)');
      const status = await run('npx', ['next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' });
      if (status !== 0) fail(`next build ended with status ${status}; its own message is above.`);
    },
  );
}

/**
 * Checks the settings and brings the database up to date. An embedded database that had these very
 * migrations last time is left to the server, which opens it anyway; a server's may have changed hands.
 */
export async function ensureDatabase() {
  const prepare = async () => {
    const status = await run(process.execPath, [...typescript, 'scripts/prepare.ts']);
    if (status !== 0) process.exit(status);
  };
  if (process.env.DATABASE_URL) return prepare();
  const folder = process.env.DATA_DIR || '.data';
  const stamp = join(folder, 'prepared');
  // Somebody may have removed the database, to begin anew.
  if (!existsSync(join(folder, 'pg/PG_VERSION'))) rmSync(stamp, { force: true });
  await unlessStamped(stamp, () => digest(['prisma']), prepare);
}

/**
 * Does `work` unless `stamp` says that it was done for the same `inputs`, and stamps it afterwards.
 * @param {string} stamp a file beside what `work` makes, so that it goes when that goes
 * @param {() => string} inputs
 * @param {() => Promise<void>} work
 */
async function unlessStamped(stamp, inputs, work) {
  const before = inputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === before) return;
  await work();
  writeFileSync(stamp, before);
}

/**
 * A digest over the names and the contents of files and folders; tests and generated code left out.
 * @param {string[]} paths those that do not exist count as empty
 */
function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths.filter((p) => existsSync(p)).flatMap(files)) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function files(path) {
  if (/\.test\.tsx?$|(^|\/)generated$/.test(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => files(join(path, name)));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [path];
    throw error;
  }
}
