// @ts-check
// npm start | npm run dev: sets up what is missing, then serves the app from this very process.
import { createServer } from 'node:http';
import {
  ensureBuild,
  ensureClient,
  ensureDatabase,
  ensureDependencies,
  fail,
  loadEnvFile,
  say,
} from './setup.mjs';

const dev = process.argv.includes('--dev');

/** Ends this process. While the server starts there is nothing to put in order. */
let stop = async () => process.exit(1);
stopWhenAsked();

loadEnvFile();
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  fail(`PORT is "${process.env.PORT}"; expected a port, 1 to 65535.`);

process.env.NEXT_TELEMETRY_DISABLED = '1';
// Without an address of its own the app answers under the one that it was called by.
if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = 'true';
await ensureDependencies();
await portIsFree();
await ensureClient();
await ensureDatabase();
if (!dev) await ensureBuild();
await serve();

/** A taken port is found before the long work, not after it. */
async function portIsFree() {
  await listen(createServer()).then((probe) => probe.close());
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<import('node:http').Server>}
 */
function listen(server) {
  return new Promise((resolve) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE')
        fail(
          `Port ${port} on ${host} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
        );
      if (error.code === 'EACCES')
        fail(
          `Port ${port} on ${host} needs rights that this user lacks. Choose one above 1023: PORT=3000 npm start`,
        );
      fail(`Cannot listen on ${host}:${port}: ${error.message}. HOST wants an address of this machine.`);
    });
    server.listen(port, host, () => resolve(server));
  });
}

async function serve() {
  // next reads NODE_ENV while it is loaded.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  const { default: next } = await import('next');
  const server = createServer();
  const app = next({ dev, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    sayWhoAsks(request);
    handle(request, response);
  });
  await listen(server);
  const address = host.includes(':') ? `[${host}]` : host;
  // Next runs our instrumentation, which opens the database, with the first request: this one.
  await fetch(`http://${address}:${port}/api/health`);
  await database()?.catch((/** @type {Error} */ error) => fail(error.message));
  const shown = host === '127.0.0.1' || host === '::1' ? 'localhost' : address;
  say(`Ackademy is at http://${shown}:${port} (Ctrl-C stops it)`);

  stop = async () => {
    say('Stopping');
    const answered = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    // A browser may keep a stream open for as long as it likes; five seconds is enough for an answer.
    const deadline = setTimeout(() => server.closeAllConnections(), 5000);
    await answered;
    clearTimeout(deadline);
    await app.close();
    await (await database())?.close();
    say('Stopped');
    process.exit(0);
  };
}

/** Ctrl-C, a SIGTERM, or the end of the npm that started us. */
function stopWhenAsked() {
  let since = 0;
  const asked = () => {
    // Ctrl-C may reach us twice, from the terminal and from npm; a later one means "never mind the rest".
    if (since && Date.now() - since > 1000) process.exit(1);
    if (since) return;
    since = Date.now();
    stop();
  };
  process.on('SIGINT', asked);
  process.on('SIGTERM', asked);

  // A SIGTERM to npm ends npm and the shell between it and us, and the shell tells nobody.
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    if (!since) asked();
  }, 250);
  watch.unref();
}

/**
 * Appends the address at the other end to `X-Forwarded-For`, as a proxy would, since what stands there
 * may be the client's own word. `lib/auth/client-address.ts` reads it.
 * @param {import('node:http').IncomingMessage} request
 */
function sayWhoAsks({ headers, socket }) {
  const said = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = [said, socket.remoteAddress ?? 'unknown'].filter(Boolean).join(', ');
}

/**
 * The database lives in the app's bundle; `lib/data/client.ts` leaves a handle to it.
 * @returns {Promise<{ close(): Promise<void> }> | undefined}
 */
function database() {
  return Reflect.get(globalThis, Symbol.for('ackademy.database'));
}
