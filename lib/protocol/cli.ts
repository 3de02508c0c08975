import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attempt } from './clock';
import { textLadder } from './ladder';
import { bentRule, mutants } from './mutants';
import { pcap } from './pcap';
import type { Scenario } from './scenario';
import { namedScenarios } from './scenarios/named';
import { parseScenario } from './scenarios/validate';
import type { HostName, Trace } from './trace';

const USAGE =
  'usage: npm run -s protocol -- run FILE... | ladder FILE | pcap FILE [--at client|server] | scenarios | mutants   ("-" is standard input)';

/** Input that is refused: one line on standard error, status 2, nothing on standard output. */
class Refused extends Error {}

/** What a command prints, in pieces. Whatever can be refused is refused before the first one. */
function main([command, ...args]: readonly string[]): Iterable<string | Uint8Array> {
  switch (command) {
    case 'run':
      if (args.length === 0) throw new Refused(USAGE);
      return lines(args.map((file) => played(file).trace));
    case 'ladder': {
      const [file, ...rest] = args;
      if (file === undefined || rest.length > 0) throw new Refused(USAGE);
      return [textLadder(played(file).trace)];
    }
    case 'pcap': {
      const { file, at } = captureArguments(args);
      const { scenario, trace } = played(file);
      return pcap(scenario, trace, at);
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

function captureArguments(args: readonly string[]): { readonly file: string; readonly at: HostName } {
  const { values, positionals } = optionsOf(args);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Refused(USAGE);
  const { at } = values;
  if (at !== 'client' && at !== 'server')
    throw new Refused(`--at: ${JSON.stringify(at)}; expected client or server`);
  return { file, at };
}

function optionsOf(args: readonly string[]) {
  try {
    const options = { at: { type: 'string', default: 'client' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Refused(USAGE);
  }
}

function played(file: string): { readonly scenario: Scenario; readonly trace: Trace } {
  const name = file === '-' ? 'standard input' : file;
  const parsed = parseScenario(json(file, name));
  if (!parsed.ok) throw new Refused(`${name}: ${parsed.path}: ${parsed.found}; expected ${parsed.expected}`);
  const { scenario } = parsed;
  const result = attempt(scenario);
  if (!('refused' in result)) return { scenario, trace: result };
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

const lines = (values: readonly unknown[]): string[] => [
  values.map((value) => `${JSON.stringify(value)}\n`).join(''),
];

// The reader has had enough, as `head` has after its lines.
process.stdout.on('error', () => process.exit());

try {
  for (const piece of main(process.argv.slice(2))) process.stdout.write(piece);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
