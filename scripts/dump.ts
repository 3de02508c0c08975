// A logical dump: a first line with the schema's version, then a line of JSON per row, table by table
// in the order of their references, rows in key order, and a last line with their number. PostgreSQL itself turns rows into JSON and back,
// so that nothing here knows a table, and both databases write the same bytes for the same rows.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Prisma, type PrismaClient } from '@/lib/data/generated/client';
import { migrationNames } from '@/lib/data/migrations';

/** A dump, or a database, that cannot be read or written, with words for whoever asked. */
export class DumpError extends Error {}

const fail = (reason: string): never => {
  throw new DumpError(reason);
};

interface Header {
  ackademy: 'dump';
  /** The newest migration that the database had. */
  schema: string;
}

interface Row {
  table: string;
  row: Record<string, unknown>;
}

interface Trailer {
  ackademy: 'end';
  rows: number;
}

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

const batch = 500;
const unhurried = { maxWait: 10_000, timeout: 60 * 60 * 1000 };
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Writes every row to a file that only its owner can read, or to standard output. A file that was there
 * before is replaced by a whole dump or not at all.
 * @returns how many rows
 */
export async function dumpTo(client: PrismaClient, file: string | undefined): Promise<number> {
  if (!file) return writeRows(client, 1);
  // A device or a pipe is written to as it is; there is nothing to put in its place.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return writeRows(client, opened(file));
  const unfinished = `${file}.unfinished`;
  const out = opened(unfinished);
  try {
    const rows = await writeRows(client, out);
    fsyncSync(out);
    renameSync(unfinished, file);
    return rows;
  } catch (error) {
    rmSync(unfinished);
    throw error;
  } finally {
    closeSync(out);
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'w', 0o600);
  } catch (error) {
    return fail(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function writeRows(client: PrismaClient, out: number): Promise<number> {
  const write = (line: Header | Row | Trailer) => writeFileSync(out, `${JSON.stringify(line)}\n`);
  return client.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL TIME ZONE 'UTC'`);
      write({ ackademy: 'dump', schema: await schemaVersion(tx) });
      let rows = 0;
      for (const table of await tablesInOrder(tx)) {
        const order = await keyOrder(tx, table);
        for (let offset = 0, found = batch; found === batch; offset += found) {
          const read = await tx.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
            `SELECT to_jsonb(t) AS row FROM ${quote(table)} t ORDER BY ${order} LIMIT ${batch} OFFSET ${offset}`,
          );
          for (const { row } of read) write({ table, row });
          found = read.length;
          rows += found;
        }
      }
      write({ ackademy: 'end', rows });
      return rows;
    },
    { ...unhurried, isolationLevel: 'RepeatableRead' },
  );
}

/**
 * Puts the rows of a dump into a database that has none, all of them or none.
 * @returns how many rows
 * @throws DumpError that says which line was found and what was expected
 */
export async function restoreFrom(client: PrismaClient, file: string): Promise<number> {
  return client.$transaction(async (tx) => {
    await refuseUnlessEmpty(tx);
    const known = await tablesInOrder(tx);
    const lines = linesOf(file);
    const first = await lines.next();
    if (first.done) return fail(`${file} is empty; expected a dump.`);
    await refuseUnknownSchema(tx, first.value.value, file);

    let rows = 0;
    let promised: unknown;
    let pending: Row[] = [];
    for await (const { number, line, value } of lines) {
      const where = `${file}, line ${number}`;
      if (promised !== undefined) fail(`${where}: expected nothing after the last line of the dump.`);
      if (value.ackademy === 'end') {
        promised = value.rows;
        continue;
      }
      const row = asRow(value, known);
      if (!row) {
        const expected = `{"table": one of ${known.join(', ')}, "row": {…}}`;
        return fail(`${where}: expected ${expected}; found ${line.slice(0, 80)}`);
      }
      if (pending.length === batch || (pending[0] && pending[0].table !== row.table)) {
        await insert(tx, pending, `${file}, before line ${number}`);
        pending = [];
      }
      pending.push(row);
      rows += 1;
    }
    await insert(tx, pending, `${file}, the last lines`);
    if (promised !== rows) {
      const end =
        promised === undefined ? 'no last line that counts them' : `a last line that says ${promised}`;
      fail(`${file} has been cut or changed: it has ${rows} rows, and ${end}.`);
    }
    return rows;
  }, unhurried);
}

/** The lines of a file that has a JSON object in each, counted from 1. */
async function* linesOf(file: string) {
  let number = 0;
  try {
    for await (const line of (await open(file)).readLines()) {
      number += 1;
      yield { number, line, value: parse(line, file, number) };
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!code) throw error;
    fail(`${file} cannot be read (${code}); expected the file that db:dump wrote.`);
  }
}

function parse(line: string, file: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value) return value as Record<string, unknown>;
  } catch {
    // Said below, together with JSON that is no object.
  }
  return fail(`${file}, line ${number}: expected a JSON object; found ${line.slice(0, 80)}`);
}

function asRow({ table, row }: Record<string, unknown>, known: readonly string[]): Row | undefined {
  if (typeof table !== 'string' || !known.includes(table)) return undefined;
  if (typeof row !== 'object' || row === null) return undefined;
  return { table, row: row as Row['row'] };
}

/** Rows of one table. A column that came after them gets its default. */
async function insert(tx: Tx, rows: readonly Row[], where: string): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const table = quote(first.table);
  const columns = Object.keys(first.row).map(quote).join(', ');
  const into = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  try {
    await tx.$executeRawUnsafe(into, JSON.stringify(rows.map(({ row }) => row)));
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    fail(
      `${where}: the database refuses a row of ${first.table}: ${error.message.trim().split('\n').at(-1)}`,
    );
  }
}

async function refuseUnlessEmpty(tx: Tx): Promise<void> {
  for (const table of await tablesInOrder(tx)) {
    const rows = await tx.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${quote(table)} LIMIT 1`);
    if (rows.length)
      fail(`The database has rows already (in ${table}); a dump is restored into an empty one.`);
  }
}

/**
 * A dump of this schema or of an older one. The rows of an older one are put in as they are, so a
 * migration may only add: tables, and columns that have a default or may be null. A test holds them to it.
 */
async function refuseUnknownSchema(tx: Tx, header: Record<string, unknown>, file: string): Promise<void> {
  if (header.ackademy !== 'dump')
    fail(`${file} is not a dump: its first line should be {"ackademy":"dump","schema":…}.`);
  const here = await schemaVersion(tx);
  const known = migrationNames().filter((name) => name <= here);
  if (!known.includes(String(header.schema))) {
    fail(
      `${file} is of the schema ${header.schema}, this database of ${here}: restore it with a newer or another version of Ackademy.`,
    );
  }
}

async function schemaVersion(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<{ name: string }[]>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1',
  );
  return row?.name ?? fail('The database has no schema yet: npm run db:deploy');
}

/** Our tables, each after those that it refers to. */
async function tablesInOrder(tx: Tx): Promise<string[]> {
  const tables = await tx.$queryRawUnsafe<{ name: string }[]>(
    `SELECT tablename::text AS name FROM pg_tables
      WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' ORDER BY tablename COLLATE "C"`,
  );
  const references = await tx.$queryRawUnsafe<{ from: string; to: string }[]>(
    `SELECT f.relname::text AS from, t.relname::text AS to FROM pg_constraint c
       JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
      WHERE c.contype = 'f' AND f.relname <> t.relname AND c.connamespace = current_schema()::regnamespace`,
  );
  const done: string[] = [];
  const waiting = tables.map(({ name }) => name);
  while (waiting.length) {
    const next = waiting.findIndex((table) =>
      references.every(({ from, to }) => from !== table || done.includes(to)),
    );
    if (next < 0) throw new Error(`The tables ${waiting.join(', ')} refer to each other in a circle`);
    done.push(...waiting.splice(next, 1));
  }
  return done;
}

/** The primary key, as an ORDER BY that both databases understand alike: text by its bytes. */
async function keyOrder(tx: Tx, table: string): Promise<string> {
  const columns = await tx.$queryRawUnsafe<{ name: string; text: boolean }[]>(
    `SELECT a.attname::text AS name, a.atttypid IN ('text'::regtype, 'varchar'::regtype) AS text
       FROM pg_index i JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(attnum, place) ON true
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`,
    quote(table),
  );
  if (!columns.length) throw new Error(`${table} has no primary key to order it by`);
  return columns.map(({ name, text }) => `t.${quote(name)}${text ? ' COLLATE "C"' : ''}`).join(', ');
}
