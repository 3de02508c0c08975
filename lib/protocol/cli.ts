import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attempt, type Bounds, defaultBounds } from './clock';
import { textLadder } from './ladder';
import { bentRule, mutants } from './mutants';
import { pcap } from './pcap';
import type { Scenario } from './scenario';
import { namedScenarios } from './scenarios/named';
import { parseScenario } from './scenarios/validate';
import type { HostName, Trace } from './trace';

const USAGE =
  'usage: npm run -s protocol -- run FILE... | ladder FILE | pcap FILE [--at client|server] | scenarios | mutants ' +
  '("-" is standard input; run, ladder and pcap take lower bounds: --segments N, --time MS, --bytes N)';

/** Input that is refused: one line on standard error, status 2, nothing on standard output. */
class Refused extends Error {}

/** What a command prints, in pieces. Whatever can be refused is refused before the first one. */
function main([command, ...args]: readonly string[]): Iterable<string | Uint8Array> {
  switch (command) {
    case 'run': {
      const { files, bounds } = runArguments(args);
      return lines(files.map((file) => played(file, bounds).trace));
    }
    case 'ladder': {
      const { files, bounds } = runArguments(args);
      return [textLadder(played(onlyOne(files), bounds).trace)];
    }
    case 'pcap': {
      const { files, bounds, at } = runArguments(args, 'client');
      const { scenario, trace } = played(onlyOne(files), bounds);
      return pcap(scenario, trace, at ?? 'client');
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

interface RunArguments {
  readonly files: readonly string[];
  readonly bounds: Bounds;
  readonly at?: HostName;
}

/** Files and options, in any order. `--at` is an option where a place to listen makes sense, with this default. */
function runArguments(args: readonly string[], listens?: HostName): RunArguments {
  const { values, positionals: files } = optionsOf(args, listens !== undefined);
  if (files.length === 0) throw new Refused(USAGE);
  const bounds: Bounds = {
    segments: bound('segments', values.segments),
    time: bound('time', values.time),
    bytes: bound('bytes', values.bytes),
  };
  if (listens === undefined) return { files, bounds };
  const { at = listens } = values;
  if (at !== 'client' && at !== 'server')
    throw new Refused(`--at: ${JSON.stringify(at)}; expected client or server`);
  return { files, bounds, at };
}

function optionsOf(args: readonly string[], listens: boolean) {
  const option = { type: 'string' } as const;
  const bounds = { segments: option, time: option, bytes: option };
  try {
    const options: typeof bounds & { at?: typeof option } = listens ? { ...bounds, at: option } : bounds;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Refused(USAGE);
  }
}

/** A bound may be lowered, not raised. */
function bound(name: keyof Bounds, text: string | undefined): number {
  const most = defaultBounds[name];
  if (text === undefined) return most;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Refused(`--${name}: ${JSON.stringify(text)}; expected a whole number, at most ${most}`);
}

function onlyOne([file, ...more]: readonly string[]): string {
  if (file === undefined || more.length > 0) throw new Refused(USAGE);
  return file;
}

function played(file: string, bounds: Bounds): { readonly scenario: Scenario; readonly trace: Trace } {
  const name = file === '-' ? 'standard input' : file;
  const parsed = parseScenario(json(file, name));
  if (!parsed.ok) throw new Refused(`${name}: ${parsed.path}: ${parsed.found}; expected ${parsed.expected}`);
  const { scenario } = parsed;
  const result = attempt(scenario, bounds);
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
