// What the scripts do with a database: open the one of the settings or say why not, bring it up to date.
import { type Connection, connect } from '@/lib/data/connection';
import { FolderError } from '@/lib/data/lock';
import { env, readEnvironment } from '@/lib/env';
import { schemaEngine } from './schema-engine';
import { fail, loadEnvFile, say } from './setup.mjs';

/** Loads and checks the settings; a wrong one ends the process with a line that names it. */
export function checkSettings(): void {
  loadEnvFile();
  const settings = readEnvironment(process.env);
  if (settings.ok) return;
  for (const problem of settings.problems.slice(1)) console.error(`✗ ${problem}`);
  fail(settings.problems[0] ?? 'The settings are wrong.');
}

/** The database of the settings, reached; or one line and exit status 1. */
export async function reachDatabase(): Promise<Connection> {
  checkSettings();
  let connection: Connection;
  try {
    connection = await connect();
  } catch (error) {
    if (error instanceof FolderError) fail(error.message);
    throw error;
  }
  if (!connection.embedded) await reach(connection);
  return connection;
}

async function reach(connection: Connection): Promise<void> {
  const { host, pathname } = new URL(env().DATABASE_URL ?? '');
  const name = `${pathname.slice(1)} at ${host}`;
  const deadline = setTimeout(
    () => fail(`Cannot reach the database ${name} (DATABASE_URL): no answer in 8 s.`),
    8000,
  );
  try {
    const adapter = await connection.adapter.connect();
    await adapter.executeScript('SELECT 1');
    await adapter.dispose();
  } catch (error) {
    fail(`Cannot reach the database ${name} (DATABASE_URL): ${reason(error)}`);
  } finally {
    clearTimeout(deadline);
  }
}

/** The innermost account of what went wrong, on one line. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) return reason(error.errors[0]);
  if (error instanceof Error && error.cause) return reason(error.cause);
  // Prisma's driver adapters say it by a kind: DatabaseNotReachable, AuthenticationFailed, …
  if (typeof error === 'object' && error && 'kind' in error) return words(String(error.kind));
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}

/** `DatabaseNotReachable` as `database not reachable`. */
const words = (name: string): string => name.replace(/\B[A-Z]/g, ' $&').toLowerCase();

/** Applies the migrations that are missing, and says which. */
export async function deploy(connection: Connection): Promise<void> {
  const engine = await schemaEngine(connection.adapter);
  for (const name of await engine.deploy()) say(`Applied the migration ${name}`);
}
