// Databases for tests: an embedded one in memory, and a real PostgreSQL where TEST_DATABASE_URL names one.
import { randomUUID } from 'node:crypto';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, describe } from 'vitest';
import { adoptConnection } from './client';
import { type Connection, connectTo } from './connection';
import { migrationNames, migrationSql } from './migrations';
import { openInMemory } from './pglite';

/** An empty embedded database in memory. */
export async function emptyInMemory(): Promise<Connection> {
  const { pglite, close } = await openInMemory();
  return { adapter: new PrismaPGlite(pglite), embedded: true, close };
}

/** A new, empty database on the server that TEST_DATABASE_URL names. */
export async function emptyOnServer(server: string): Promise<Connection> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(connectTo(server), `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return connectTo(url.href);
}

async function execute(connection: Connection, sql: string): Promise<void> {
  const adapter = await connection.adapter.connect();
  await adapter.executeScript(sql);
  await adapter.dispose();
}

/** The ways to an empty database, by name. */
export const emptyDatabases: [name: string, open: () => Promise<Connection>][] = [
  ['the embedded database', emptyInMemory],
];
const server = process.env.TEST_DATABASE_URL;
if (server) emptyDatabases.push(['PostgreSQL', () => emptyOnServer(server)]);

/**
 * Runs a suite on each kind of database, with the migrations applied and nothing in it. The suite is
 * handed the list of the queries that have been sent; what begins or ends a transaction is not among them.
 */
export function describeOnDatabases(name: string, suite: (sent: string[]) => void): void {
  describe.each(emptyDatabases)(`${name}, on %s`, (_, open) => {
    const sent: string[] = [];
    let close: () => Promise<void>;
    beforeAll(async () => {
      const connection = await open();
      const adapter = await connection.adapter.connect();
      for (const migration of migrationNames()) await adapter.executeScript(migrationSql(migration));
      if (!connection.embedded) await adapter.dispose();
      ({ close } = await adoptConnection(noting(connection, sent)));
    });
    afterAll(() => close());
    suite(sent);
  });
}

/** The connection, with every query that goes through it written down. */
function noting(connection: Connection, sent: string[]): Connection {
  const overheard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const member: unknown = Reflect.get(of, name);
        if (typeof member !== 'function') return member;
        return (...args: [{ sql?: string }?]) => {
          const sql = name === 'queryRaw' || name === 'executeRaw' ? args[0]?.sql : undefined;
          if (sql && !/^(BEGIN|COMMIT|ROLLBACK)\b/.test(sql)) sent.push(sql);
          const result = member.apply(of, args);
          return name === 'connect' || name === 'startTransaction' ? result.then(overheard) : result;
        };
      },
    });
  return { ...connection, adapter: overheard(connection.adapter) };
}
