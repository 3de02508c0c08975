import { readFileSync } from 'node:fs';
import { attempt } from './clock';
import { textLadder } from './ladder';
import { bentRule, mutants } from './mutants';
import { namedScenarios } from './scenarios/named';
import { parseScenario } from './scenarios/validate';
import type { Trace } from './trace';

const USAGE =
  'usage: npm run -s protocol -- run FILE... | ladder FILE | scenarios | mutants   ("-" is standard input)';

/** Input that is refused: one line on standard error, status 2, nothing on standard output. */
class Refused extends Error {}

function main([command, ...args]: readonly string[]): string {
  switch (command) {
    case 'run':
      if (args.length === 0) throw new Refused(USAGE);
      return lines(args.map((file) => traceOf(file)));
    case 'ladder': {
      const [file, ...rest] = args;
      if (file === undefined || rest.length > 0) throw new Refused(USAGE);
      return textLadder(traceOf(file));
    }
    case 'scenarios':
      if (args.length > 0) throw new Refused(USAGE);
      return lines(
        namedScenarios.map(({ says, scenario }) => ({ id: scenario.id, description: says, scenario })),
      );
    case 'mutants':
      if (args.length > 0) throw new Refused(USAGE);
      return lines(
        mutants.map(({ id, says, change, differsOn }) => {
          const { rule, section } = bentRule(id);
          return { id, description: says, rule, section, change, differsOn };
        }),
      );
    default:
      throw new Refused(command === undefined ? USAGE : `${command}: not a command; ${USAGE}`);
  }
}

function traceOf(file: string): Trace {
  const name = file === '-' ? 'standard input' : file;
  const parsed = parseScenario(json(file, name));
  if (!parsed.ok) throw new Refused(`${name}: ${parsed.path}: ${parsed.found}; expected ${parsed.expected}`);
  const result = attempt(parsed.scenario);
  if (!('refused' in result)) return result;
  const { path, found, expected } = result.refused;
  throw new Refused(`${name}: ${path}: ${found}; expected ${expected}`);
}

function json(file: string, name: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Refused(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code}); expected a file`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(`${name}: (whole): not JSON; expected a scenario`);
  }
}

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

try {
  process.stdout.write(main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
