// npm run db:new -- TITLE | db:check | db:deploy | db:seed | db:dump -- FILE | db:restore -- FILE
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { adoptConnection } from '@/lib/data/client';
import { openInMemory } from '@/lib/data/pglite';
import { seed } from '@/prisma/seed';
import { deploy, reachDatabase } from './database';
import { DumpError, dumpTo, restoreFrom } from './dump';
import { schemaEngine } from './schema-engine';
import { fail, say } from './setup.mjs';

/** The engine on a PostgreSQL that is thrown away: comparing replays the whole history. */
async function scratchEngine() {
  return schemaEngine(new PrismaPGlite((await openInMemory()).pglite));
}

function inWords(error: unknown): never {
  if (error instanceof DumpError) fail(error.message);
  throw error;
}

const commands: Record<string, (argument: string | undefined) => Promise<void>> = {
  async new(title) {
    if (!title || !/^[a-z0-9_]+$/.test(title)) {
      fail(
        `db:new wants a title of small letters, digits and _, such as "answers_have_hints"; found "${title ?? ''}".`,
      );
    }
    const name = await (await scratchEngine()).create(title, new Date());
    say(
      name
        ? `Wrote prisma/migrations/${name}; read it before you commit it`
        : 'The migrations agree with the schema already',
    );
  },

  async check() {
    const missing = await (await scratchEngine()).missing();
    if (missing)
      fail(`The schema and its migrations differ; npm run db:new -- TITLE writes this:\n${missing}`);
    say('The schema and its migrations agree');
  },

  async deploy() {
    const connection = await reachDatabase();
    await deploy(connection);
    await connection.close();
    say('The database is up to date');
  },

  async seed() {
    const database = await adoptConnection(await reachDatabase());
    const made = await seed(new Date());
    await database.close();
    say(made ? `Made ${made} demo accounts` : 'The demo accounts are there already');
  },

  async dump(file) {
    const database = await adoptConnection(await reachDatabase());
    const rows = await dumpTo(database.client, file).catch(inWords);
    await database.close();
    if (file) say(`Wrote ${rows} rows to ${file}`);
  },

  async restore(file) {
    if (!file) fail('db:restore wants the file that db:dump wrote: npm run db:restore -- FILE');
    const connection = await reachDatabase();
    await deploy(connection);
    const database = await adoptConnection(connection);
    const rows = await restoreFrom(database.client, file).catch(inWords);
    await database.close();
    say(`Restored ${rows} rows from ${file}`);
  },
};

const [name = '', argument] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`"${name}" is not a database command; one of ${Object.keys(commands).join(', ')}.`);
await command(argument);
process.exit(0);
