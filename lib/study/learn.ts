import 'server-only';
import { AppError } from '@/lib/errors';
import { run } from '@/lib/protocol/clock';
import { textLadder } from '@/lib/protocol/ladder';
import { pcap } from '@/lib/protocol/pcap';
import { namedScenario } from '@/lib/protocol/scenarios/named';
import { beliefsAbout } from '@/lib/questions/about';
import { type Concept, type ConceptId, concepts } from '@/lib/questions/concepts';
import { type WhatIf, whatIf } from '@/lib/questions/what-if';
import { type WorkedRun, workedRun } from '@/lib/questions/worked-run';

/** A concept as it is taught: a run to go through, and the beliefs that it refutes. */
export interface Lesson {
  readonly concept: Concept;
  readonly run: WorkedRun;
  /** The likeliest first. */
  readonly beliefs: readonly string[];
  /** The run beside that of the likeliest belief that changes it. */
  readonly whatIf: WhatIf | null;
  /** What comes after it on the path; null after the last. */
  readonly next: ConceptId | null;
}

const MOST_BELIEFS = 4;

/** @throws AppError `not-found` for what is no concept */
export function readLesson(id: string): Lesson {
  const concept = conceptOf(id);
  const scenario = namedScenario(concept.run);
  const beliefs = beliefsAbout(concept.id);
  return {
    concept,
    run: workedRun(scenario),
    beliefs: beliefs.slice(0, MOST_BELIEFS),
    whatIf: whatIf(scenario, beliefs),
    next: concepts[concepts.indexOf(concept) + 1]?.id ?? null,
  };
}

/** What a run can be had as, with what a browser must be told of it. */
const files = {
  'run.pcap': 'application/vnd.tcpdump.pcap',
  'run.json': 'application/json; charset=utf-8',
  'run.txt': 'text/plain; charset=utf-8',
} as const;

export interface RunFile {
  readonly type: string;
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * The run of a concept as a file: a capture at the client, its scenario, or the ladder in letters.
 * @throws AppError `not-found` for what is no concept or no such file
 */
export function runFile(id: string, file: string): RunFile {
  const scenario = namedScenario(conceptOf(id).run);
  if (!isFile(file)) throw new AppError('not-found');
  const trace = run(scenario);
  const body = {
    'run.pcap': () => Buffer.concat([...pcap(scenario, trace, 'client')]),
    'run.json': () => Buffer.from(`${JSON.stringify(scenario, null, 2)}\n`),
    'run.txt': () => Buffer.from(textLadder(trace)),
  }[file]();
  return { type: files[file], name: `${scenario.id}${file.slice(3)}`, body: new Uint8Array(body) };
}

const isFile = (name: string): name is keyof typeof files => Object.hasOwn(files, name);

function conceptOf(id: string): Concept {
  const concept = concepts.find((it) => it.id === id);
  if (!concept) throw new AppError('not-found');
  return concept;
}
