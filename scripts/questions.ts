// npm run -s questions -- list | sample --count N --seed S [--kind K] [--concept C] [--locale L] | grade
//                       | show --kind K --concept C --seed S [--locale L]
// Questions at the command line, for whoever wants to read, count or check many of them. `grade` reads
// {"instance": a line of sample, "answer": …} from standard input. `show` prints the line of one seed, as
// a line of sample or a report has it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asLocale, type Locale, locales } from '@/lib/i18n/locales';
import {
  type BuiltQuestion,
  buildQuestion,
  choicesOf,
  evidenceOf,
  examplesFor,
  explainAnswer,
  gradeAnswer,
  offered,
  publicView,
} from '@/lib/questions/registry';
import type { Text } from '@/lib/questions/text';
import { type Say, sayIn } from './say';

/** Input that is refused: one line on standard error, status 2. */
class Refused extends Error {}

const isText = (value: object): value is Text =>
  'id' in value && typeof value.id === 'string' && value.id.startsWith('questions.');

/** What is stored free of language, as a browser gets it: every text in words. */
function rendered(value: unknown, say: Say): unknown {
  if (Array.isArray(value)) return value.map((inner) => rendered(inner, say));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return say(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rendered(inner, say)]));
}

/** Which misconceptions each kind of question on each concept can name, counted over some questions. */
function list(): void {
  const questions = 40;
  for (const { kind, concept } of offered()) {
    const seen = new Set<string>();
    for (let n = 0; n < questions; n++) {
      const question = buildQuestion(kind, concept, `list ${n}`);
      for (const { expect } of question ? examplesFor(question) : [])
        if (expect !== 'invalid')
          for (const id of [...(expect.misconceptions ?? []), expect.believes]) if (id) seen.add(id);
    }
    print({ kind, concept, misconceptions: [...seen].sort() });
  }
}

interface Wish {
  readonly count: number;
  readonly seed: string;
  readonly offers: ReturnType<typeof offered>;
  readonly say: Say;
}

/** So many questions, the offers in turn. A seed that gives no good question is passed over. */
function sample({ count, seed, offers, say }: Wish): void {
  for (let n = 0, made = 0; made < count; n++) {
    if (n > count * 20 + 100) throw new Error(`Only ${made} questions in ${n} draws`);
    const offer = offers[n % offers.length];
    const question = offer && buildQuestion(offer.kind, offer.concept, `${seed} ${n}`);
    if (!question) continue;
    print(shown(question, say));
    made += 1;
  }
}

function shown(question: BuiltQuestion, say: Say) {
  const { kind, concept, seed, difficulty, key } = question;
  const right = examplesFor(question).find(
    ({ expect }) => expect !== 'invalid' && expect.outcome === 'right',
  );
  const graded = gradeAnswer(question, right?.raw);
  if (!graded.ok) throw new Error(`${kind} ${concept} ${seed}: its own right answer is refused`);
  return {
    kind,
    concept,
    seed,
    difficulty,
    public: rendered(publicView(question), say),
    key: rendered(key, say),
    options: choicesOf(question).map(({ id, lines, correct, misconceptions }) => ({
      id,
      text: lines.map(say).join('; '),
      correct,
      misconceptions,
    })),
    evidence: { scenario: evidenceOf(question) },
    explanation: rendered(explainAnswer(question, graded.verdict), say),
  };
}

function grade(): void {
  const { instance, answer } = standardInput();
  const question = rebuilt(
    instance,
    'instance: expected a line that sample printed, with kind, concept and seed',
  );
  print(gradeAnswer(question, answer));
}

function show(args: readonly string[]): void {
  const options = { kind: option, concept: option, seed: option, locale: option };
  const { values } = parseArgs({ args: [...args], options });
  const question = rebuilt(
    values,
    'show: expected --kind, --concept and --seed of a question, as sample prints them',
  );
  print(shown(question, sayIn(localeFrom(values.locale))));
}

/** The question of exactly this seed. */
function rebuilt({ kind, concept, seed }: Record<string, unknown>, expected: string): BuiltQuestion {
  const found = offered().find((offer) => offer.kind === kind && offer.concept === concept);
  if (!found || typeof seed !== 'string') throw new Refused(expected);
  const question = buildQuestion(found.kind, found.concept, seed);
  if (!question) throw new Refused(`seed: ${JSON.stringify(seed)} gives no question`);
  return question;
}

function standardInput(): { instance: Record<string, unknown>; answer: unknown } {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(0, 'utf8'));
  } catch {
    throw new Refused('standard input: not JSON; expected {"instance": …, "answer": …}');
  }
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(given) || !isObject(given.instance) || !('answer' in given))
    throw new Refused('standard input: expected {"instance": …, "answer": …}');
  return { instance: given.instance, answer: given.answer };
}

const option = { type: 'string' } as const;

function wishFrom(args: readonly string[]): Wish {
  const options = { count: option, seed: option, kind: option, concept: option, locale: option };
  const { values } = parseArgs({ args: [...args], options });
  const count = Number(values.count ?? 10);
  if (!Number.isInteger(count) || count < 1)
    throw new Refused(`--count: ${JSON.stringify(values.count)}; expected a whole number, 1 or more`);
  const locale = localeFrom(values.locale);
  const offers = offered().filter(
    ({ kind, concept }) => (values.kind ?? kind) === kind && (values.concept ?? concept) === concept,
  );
  if (offers.length === 0) {
    const there = offered().map(({ kind, concept }) => `${kind} ${concept}`);
    throw new Refused(
      `nothing is ${values.kind ?? ''} ${values.concept ?? ''}; expected one of ${there.join(', ')}`,
    );
  }
  return { count, seed: values.seed ?? '1', offers, say: sayIn(locale) };
}

function localeFrom(tag = 'en'): Locale {
  const locale = asLocale(tag);
  if (!locale) throw new Refused(`--locale: ${JSON.stringify(tag)}; expected one of ${locales.join(', ')}`);
  return locale;
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

// The reader has had enough, as `head` has after its lines.
process.stdout.on('error', () => process.exit());

const [command, ...args] = process.argv.slice(2);
try {
  if (command === 'list' && args.length === 0) list();
  else if (command === 'sample') sample(wishFrom(args));
  else if (command === 'show') show(args);
  else if (command === 'grade' && args.length === 0) grade();
  else
    throw new Refused(
      'usage: npm run -s questions -- list | sample [--count N] [--seed S] [--kind K] [--concept C] [--locale en|zh-CN] | show --kind K --concept C --seed S [--locale en|zh-CN] | grade',
    );
} catch (error) {
  const isWrongOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof Refused) && !isWrongOption) throw error;
  process.stderr.write(`${error.message.split('\n')[0]}\n`);
  process.exitCode = 2;
}
