import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { env } from '@/lib/env';
import { openEmbedded } from './pglite';

/** A way into a database, embedded or not, before Prisma's client stands on it. */
export interface Connection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** Opens the database that the settings name: a PostgreSQL server, or the embedded one in DATA_DIR. */
export async function connect(): Promise<Connection> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) return connectTo(DATABASE_URL);
  const { pglite, close } = await openEmbedded(DATA_DIR);
  return { adapter: new PrismaPGlite(pglite), embedded: true, close };
}

/** A PostgreSQL server by its URL. Nothing is sent before the first query. */
export function connectTo(url: string): Connection {
  const adapter = new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  return { adapter, embedded: false, close: async () => {} };
}
