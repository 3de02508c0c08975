// The part of `npm start` that comes before the server: check the settings, bring the database up to
// date, and give an embedded database its demo data on its first run.
import { adoptConnection } from '@/lib/data/client';
import { isEmpty, seed } from '@/prisma/seed';
import { deploy, reachDatabase } from './database';
import { say } from './setup.mjs';

const connection = await reachDatabase();
await deploy(connection);
const database = await adoptConnection(connection);
if (connection.embedded && (await isEmpty())) {
  say('Putting demo data into the new database');
  await seed(new Date());
}
await database.close();
