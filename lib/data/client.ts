import 'server-only';
import { type Connection, connect } from './connection';
import { type Prisma, PrismaClient } from './generated/client';

/** A Prisma client inside a transaction, or outside any: all that a query needs. */
export type Tx = Prisma.TransactionClient;

/** An open database. */
export interface Database {
  readonly client: PrismaClient;
  close(): Promise<void>;
}

/**
 * Where the process keeps its one database. The bundler may load this module more than once, and
 * `scripts/start.mjs` closes the database without loading it at all.
 */
const place = Symbol.for('ackademy.database');
const holder = globalThis as { [place]?: Promise<Database> | undefined };

/** Opens the database of the settings, once in a process. */
export function openDatabase(): Promise<Database> {
  holder[place] ??= connect().then(onConnection);
  return holder[place];
}

/** Uses a given connection as the database of this process: for scripts and tests. */
export function adoptConnection(connection: Connection): Promise<Database> {
  const database = onConnection(connection);
  holder[place] = database;
  return database;
}

async function onConnection(connection: Connection): Promise<Database> {
  const client = new PrismaClient({
    adapter: connection.adapter,
    // The embedded database has one connection, so that transactions wait for each other.
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  });
  await client.$connect();
  return {
    client,
    close: async () => {
      holder[place] = undefined;
      await client.$disconnect();
      await connection.close();
    },
  };
}

/** The client, for a single query. */
export async function db(): Promise<Tx> {
  return (await openDatabase()).client;
}

/**
 * Runs `work` in one transaction. Everything in it goes through the `tx` it is given: another client
 * would wait for this very transaction. Keep it short: no hashing, no grading.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await openDatabase()).client.$transaction(work);
}
