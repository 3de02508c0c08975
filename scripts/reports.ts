// npm run -s reports -- [--json] [--limit N] [--all]: what learners say is wrong, newest first, each with
// its replay; with --all those too that were seen to.
// npm run -s reports -- close ID: somebody has seen to it.
import { parseArgs } from 'node:util';
import { adoptConnection, type Tx } from '@/lib/data/client';
import { Prisma } from '@/lib/data/generated/client';
import { isId } from '@/lib/data/ids';
import { closeReport, listReports, type StoredReport } from '@/lib/data/reports';
import { run } from '@/lib/protocol';
import { textLadder } from '@/lib/protocol/ladder';
import { engineVersion, evidenceOf } from '@/lib/questions/registry';
import { reachDatabase } from './database';
import { fail, say } from './setup.mjs';

const usage =
  'Usage: npm run -s reports -- [--json] [--limit N] [--all] | close ID; --limit is a whole number, 1 or more';

const option = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function wishFrom(args: string[]) {
  try {
    const options = { json: flag, all: flag, limit: option };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { json, all: closed, limit } = values;
    const [command, id = '', ...more] = positionals;
    const isWrong =
      (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) ||
      (command !== undefined && (command !== 'close' || !isId(id) || more.length > 0));
    const most = limit === undefined ? undefined : Number(limit);
    return isWrong ? fail(usage) : { json, closed, limit: most, close: command && id };
  } catch {
    return fail(usage);
  }
}

/** How a report can be seen again: by its seed while the engine is the one that built it, its run in any case. */
function replayOf(report: StoredReport) {
  const { kind, concept, seed, builtBy, locale } = report;
  const words = ['--kind', kind, '--concept', concept, '--seed', quoted(seed), '--locale', locale];
  const command = builtBy === engineVersion ? `npm run -s questions -- show ${words.join(' ')}` : null;
  try {
    return { command, ladder: textLadder(run(evidenceOf(report))) };
  } catch (error) {
    // A kind that is no more, or a scenario that today's engine does not take.
    return { command, ladder: null, because: error instanceof Error ? error.message : String(error) };
  }
}

/** For a shell. */
const quoted = (word: string): string =>
  /^[\w-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

function asJson(report: StoredReport) {
  const { view: _, key: __, raw, outcome, millipoints, misconceptions, ...rest } = report;
  const verdict = { outcome, millipoints, misconceptions };
  const json = JSON.stringify({ ...rest, answer: raw, verdict, replay: replayOf(report) });
  return json.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function asText(report: StoredReport): string {
  const { id, createdAt, closedAt, kind, concept, locale, note, raw, hints, outcome, millipoints } = report;
  const { command, ladder, because } = replayOf(report);
  const beliefs = report.misconceptions.length ? `; ${report.misconceptions.join(', ')}` : '';
  const after = hints > 0 ? ` after ${hints} ${hints === 1 ? 'hint' : 'hints'}` : '';
  const seenTo = closedAt ? `, closed ${closedAt.toISOString()}` : '';
  return [
    `${createdAt.toISOString()}  ${kind} ${concept}, engine ${report.engineVersion}, ${locale}${seenTo}`,
    `  ${id}`,
    ...harmless(note)
      .split('\n')
      .map((line) => `  | ${line}`),
    `  answer: ${harmless(JSON.stringify(raw))}`,
    `  verdict: ${outcome}, ${millipoints} of 1000${after}${beliefs}`,
    `  seed: ${report.seed}`,
    `  ${command ?? `Engine ${report.builtBy} built it, this is ${engineVersion}: the seed gives another question now.`}`,
    ladder ?? `  The run cannot be replayed: ${because}`,
  ].join('\n');
}

/** What a learner wrote tells this terminal nothing: no escape sequence gets through. */
const harmless = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '\uFFFD');

async function list(client: Tx, { json, closed, limit }: ReturnType<typeof wishFrom>): Promise<void> {
  const reports = await listReports(client, { closed, limit });
  for (const report of reports) console.log(json ? asJson(report) : asText(report));
  if (reports.length === 0 && !json) say(closed ? 'There are no reports' : 'There are no open reports');
}

async function close(client: Tx, id: string): Promise<void> {
  if (!(await closeReport(client, id, new Date()))) fail(`There is no open report ${id}.`);
  say(`Closed ${id}`);
}

// The reader has had enough, as `head` has after its lines.
process.stdout.on('error', () => process.exit());

const wish = wishFrom(process.argv.slice(2));
const database = await adoptConnection(await reachDatabase());
try {
  await (wish.close === undefined ? list(database.client, wish) : close(database.client, wish.close));
} catch (error) {
  const isBehind = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2021';
  if (!isBehind) throw error;
  fail('The database has no table of reports yet: npm run db:deploy');
}
await database.close();
process.exit(0);
