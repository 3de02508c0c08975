import 'server-only';
import { db } from '@/lib/data/client';
import { readEverything } from '@/lib/data/export';
import { AppError } from '@/lib/errors';

type Everything = NonNullable<Awaited<ReturnType<typeof readEverything>>>;

/** What somebody can take away: everything, or the answers as a table. */
const forms = {
  'ackademy.json': {
    type: 'application/json; charset=utf-8',
    write: (all: Everything) => `${JSON.stringify(all, null, 2)}\n`,
  },
  'ackademy.csv': { type: 'text/csv; charset=utf-8', write: tableOf },
} as const;

const isExport = (name: string): name is keyof typeof forms => Object.hasOwn(forms, name);

/**
 * All that is kept about somebody, as a file.
 * @throws AppError `not-found` for a file that there is not, or a person who is gone
 */
export async function exportAs(userId: string, name: string): Promise<{ type: string; body: string }> {
  if (!isExport(name)) throw new AppError('not-found');
  const all = await readEverything(await db(), userId);
  if (!all) throw new AppError('not-found');
  const { type, write } = forms[name];
  return { type, body: write(all) };
}

const heads = [
  'receivedAt',
  'purpose',
  'kind',
  'concept',
  'outcome',
  'millipoints',
  'hints',
  'misconceptions',
  'answer',
] as const;

/** The answers, by the verdicts that count: RFC 4180, with a mark by which spreadsheets know UTF-8. */
function tableOf({ answers }: Everything): string {
  const rows = answers.map(({ receivedAt, hints, raw, question, verdicts }) => {
    const verdict = verdicts.at(-1);
    return [
      receivedAt.toISOString(),
      question.purpose,
      question.kind,
      question.concept,
      verdict?.outcome ?? '',
      `${verdict?.millipoints ?? ''}`,
      `${hints}`,
      verdict?.misconceptions.join(' ') ?? '',
      JSON.stringify(raw),
    ];
  });
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** Quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe in front. */
function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
