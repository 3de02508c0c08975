import { run } from '../../lib/protocol';
import {
  buildQuestion,
  evidenceOf,
  examplesFor,
  gradeAnswer,
  type KindId,
  offered,
} from '../../lib/questions/registry';

// Prints, for each kind, how long it takes to build a question and to grade an answer to it (medians, in ms),
// and how that compares with a bare run of the same scenario.
const QUESTIONS = 400;

const kinds = [...new Set(offered().map(({ kind }) => kind))];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How long it takes once, in ms. */
function timed<T>(what: () => T): readonly [T, number] {
  const started = performance.now();
  const result = what();
  return [result, performance.now() - started];
}

function measure(kind: KindId, count: number) {
  const concepts = offered().filter((offer) => offer.kind === kind);
  const build: number[] = [];
  const grade: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const concept = concepts[i % concepts.length]?.concept;
    if (concept === undefined) continue;
    const [question, building] = timed(() => buildQuestion(kind, concept, `bench ${i}`));
    if (question === null) continue;
    const [example] = examplesFor(question);
    const [, grading] = timed(() => gradeAnswer(question, example?.raw));
    const scenario = evidenceOf(question);
    build.push(building);
    grade.push(grading);
    bare.push(timed(() => run(scenario))[1]);
  }
  return { build: median(build), grade: median(grade), run: median(bare) };
}

const rounded = (ms: number): number => Number(ms.toPrecision(3));

for (const kind of kinds) measure(kind, QUESTIONS / 4);
for (const kind of kinds) {
  const { build, grade, run: bare } = measure(kind, QUESTIONS);
  const times = { buildMs: rounded(build), gradeMs: rounded(grade), runMs: rounded(bare) };
  console.log(JSON.stringify({ kind, ...times, buildToRun: rounded(build / bare) }));
}
