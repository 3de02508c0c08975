import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../protocol';
import { misconceptions } from './misconceptions';
import {
  type BuiltQuestion,
  buildQuestion,
  choicesOf,
  engineVersion,
  evidenceOf,
  examplesFor,
  explainAnswer,
  gradeAnswer,
  hintsFor,
  offered,
  publicView,
} from './registry';
import { FEW, questionsOf, reordered, shapeOf, stored } from './testing';

/** Some of them, where a law is slow to check. */
const few = (questions: readonly BuiltQuestion[]) => questions.slice(0, FEW);

function propertiesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(Array.isArray(value) ? [] : [name]),
    ...propertiesOf(inner),
  ]);
}

/** What a question says: neither the ids that stand for its options nor the order in which they stand. */
const withoutIds = (view: object): string =>
  JSON.stringify(view, (name, inner) => {
    if ((name !== 'options' && name !== 'cards') || !Array.isArray(inner)) return inner;
    return inner.map(({ id: _, ...said }) => JSON.stringify(said)).sort();
  });

/** Each of these makes something else of a run than is so, and changes nothing in its diagram. */
const undrawn: readonly string[] = [
  'one-send-one-receive',
  'rst-is-lossless',
  'three-checks-send-and-receive',
  'udp-keeps-order',
  'udp-silence-means-delivered',
];

describe.each(offered())('$kind on $concept', ({ kind, concept }) => {
  const questions = questionsOf(kind, concept);

  test('the same seed gives the same bytes, another seed another question', () => {
    for (const question of few(questions)) {
      expect(JSON.stringify(buildQuestion(kind, concept, question.seed))).toBe(JSON.stringify(question));
    }
    // Of a single datagram there is only its size to tell: among many seeds two may hit upon the same.
    const distinct = new Set(questions.map(({ view }) => withoutIds(view))).size;
    expect(distinct).toBeGreaterThan(0.97 * questions.length);
  });

  test('every example gets the verdict that it states', () => {
    for (const question of questions.map(stored)) {
      const outcomes = new Set<string>();
      for (const { raw, expect: wanted } of examplesFor(question)) {
        const graded = gradeAnswer(question, raw);
        if (wanted === 'invalid') {
          expect(graded.ok).toBe(false);
          continue;
        }
        if (!graded.ok) throw new Error(`${JSON.stringify(raw)} is invalid`);
        const { verdict } = graded;
        outcomes.add(verdict.outcome);
        expect(verdict.outcome).toBe(wanted.outcome);
        if (wanted.misconceptions) expect(verdict.misconceptions).toEqual(wanted.misconceptions);
        if (wanted.believes) expect(verdict.misconceptions).toContain(wanted.believes);
        expect(verdict.millipoints === 1000).toBe(verdict.outcome === 'right');
        expect(verdict.millipoints === 0).toBe(verdict.outcome === 'wrong');
        expect(Number.isInteger(verdict.millipoints)).toBe(true);
      }
      expect(outcomes).toContain('right');
      expect(outcomes).toContain('wrong');
    }
  });

  test('any answer at all is graded or invalid, and nothing throws', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.record({ option: fc.anything() }),
      fc.record({ order: fc.oneof(fc.anything(), fc.string(), fc.array(fc.anything())) }),
      fc.record({ who: fc.anything(), what: fc.anything(), when: fc.anything() }),
      fc.dictionary(fc.constantFrom('seq-3', 'client-leaves-2', '__proto__', 'constructor'), fc.anything()),
    );
    const [question] = questions;
    if (question === undefined) throw new Error('no question');
    fc.assert(
      fc.property(hostile, (raw) => {
        const graded = gradeAnswer(question, raw);
        if (graded.ok) expect(graded.verdict.millipoints).toBeLessThanOrEqual(1000);
        else expect(Object.keys(graded.problems).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
    for (const odd of [
      { toString: 1 },
      Object.create(null),
      Symbol('odd'),
      JSON.parse('['.repeat(5000) + ']'.repeat(5000)),
    ]) {
      expect(gradeAnswer(question, { order: [odd] }).ok).toBe(false);
    }
    const fields = 'fields' in question.view ? question.view.fields.map(({ id }) => id) : [];
    const right = examplesFor(question)[0]?.raw as Record<string, string>;
    for (const huge of ['9'.repeat(1e6), '0x'.padEnd(1e6, 'f'), '🂡'.repeat(1000), '-1', '1e9', 'NaN']) {
      expect(gradeAnswer(question, { option: huge }).ok).toBe(false);
      expect(gradeAnswer(question, { order: huge }).ok).toBe(false);
      // With nobody, the other two say nothing, whatever they hold.
      for (const id of right.who === 'nobody' ? ['who'] : fields) {
        expect(gradeAnswer(question, { ...right, [id]: huge }).ok).toBe(false);
      }
    }
  });

  test('the view gives nothing away', () => {
    for (const question of questions) {
      const view = publicView(stored(question));
      expect(view).toEqual(question.view);
      for (const name of propertiesOf(view)) expect(name).not.toMatch(/^(seed|key|correct|answer|right)$/i);
      expect(JSON.stringify(view)).not.toContain(question.seed);
    }
  });

  test('of what there is to choose one is right, no two read alike, and each wrong one is what some belief predicts', () => {
    for (const question of questions) {
      const choices = choicesOf(question);
      if (choices.length === 0) continue;
      expect(choices.length).toBeGreaterThanOrEqual(3);
      expect(choices.length).toBeLessThanOrEqual(5);
      expect(choices.filter(({ correct }) => correct)).toHaveLength(1);
      expect(new Set(choices.map(({ lines }) => JSON.stringify(lines))).size).toBe(choices.length);
      expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
      for (const { id, correct, misconceptions: beliefs } of choices) {
        expect(id).toMatch(/^[a-z]{3}$/);
        expect(beliefs.length > 0).toBe(!correct);
      }
    }
  });

  test('what the options have in common does not tell which is right', () => {
    const told = questions.map(choicesOf).filter((choices) => choices.length > 0);
    const sure = told.reduce((sum, choices) => sum + byLikeness(choices), 0);
    expect(sure).toBeLessThanOrEqual(0.8 * told.length);
  });

  test('every wrong answer is explained beside the run of its belief', () => {
    for (const question of few(questions).map(stored)) {
      for (const { raw } of examplesFor(question)) {
        const graded = gradeAnswer(question, raw);
        if (!graded.ok) continue;
        const explanation = explainAnswer(question, graded.verdict);
        const { belief, believed, told, evidence } = explanation;
        expect(belief).toBe(graded.verdict.misconceptions[0]);
        expect(explanation.right.length).toBeGreaterThan(0);
        const other = believed ?? told;
        if (belief === undefined) expect(believed).toBeUndefined();
        else expect(told).toBeUndefined();
        if (belief !== undefined && !undrawn.includes(belief)) expect(believed).toBeDefined();
        if (other) {
          const { divergesAt = 0, segments, until } = evidence;
          expect(divergesAt).toBeGreaterThan(0);
          expect(other).not.toEqual(evidence);
          expect(other.until).toBe(until);
          expect(segments.length).toBeLessThanOrEqual(divergesAt + 2);
          expect(other.segments.length).toBeLessThanOrEqual(divergesAt + 2);
        }
        expect(JSON.stringify(evidence)).not.toMatch(/"hidden"|"blank"/);
      }
    }
  });

  test('nothing depends on the order of the keys in what was stored', () => {
    for (const question of few(questions)) {
      const outcome = (it: BuiltQuestion) =>
        examplesFor(question).map(({ raw }) => {
          const graded = gradeAnswer(it, raw);
          return JSON.stringify([graded, graded.ok && explainAnswer(it, graded.verdict)]);
        });
      const asBuilt = outcome(question);
      expect(outcome(stored(question))).toEqual(asBuilt);
      expect(outcome(reordered(question, (a, b) => (a < b ? 1 : -1)))).toEqual(asBuilt);
      expect(JSON.stringify(publicView(stored(question)))).toBe(JSON.stringify(publicView(question)));
    }
  });

  test('every part of the answer has its reason, in their order, and there are three hints', () => {
    for (const question of few(questions).map(stored)) {
      const [example] = examplesFor(question);
      const graded = gradeAnswer(question, example?.raw);
      if (!graded.ok || graded.verdict.outcome !== 'right') throw new Error('the first example is right');
      const { right } = explainAnswer(question, graded.verdict);
      const parts = graded.verdict.parts.map(({ id }) => id);
      expect([...new Set(right.map(({ part }) => part))]).toEqual(parts);
      expect(hintsFor(question)).toHaveLength(3);
    }
  });

  test('with the numbers masked there are at least eight different runs', () => {
    const runs = questions.map((question) => shapeOf(run(evidenceOf(question)).segments));
    expect(new Set(runs).size).toBeGreaterThanOrEqual(8);
  });
});

/** How likely somebody is right who knows nothing, and takes what is most like the others. */
function byLikeness(choices: ReturnType<typeof choicesOf>): number {
  const words = choices.map(({ lines }) =>
    lines.flatMap(({ id, values = {} }) => [id, ...Object.entries(values).map((value) => `${id} ${value}`)]),
  );
  const likeness = words.map((own) =>
    words
      .filter((others) => others !== own)
      .reduce((sum, others) => sum + own.filter((word) => others.includes(word)).length, 0),
  );
  const best = choices.filter((_, i) => likeness[i] === Math.max(...likeness));
  return best.some(({ correct }) => correct) ? 1 / best.length : 0;
}

// A digest that changes without a new engine version would regrade the past.
const digests: Readonly<Record<string, string>> = {
  version: '8',
  'fill-numbers': '15930d51bb5d687afa8e3a4b48742647616f399fc36bf9faf051487726d48480',
  'fill-states': '938531b525b223bb95fda6e1414b761ca53b054ad30bb537ca99b7af823f83e3',
  'next-segment': '7cb881a294270e7fbfdad4eb8279072211191ba99fcc223af43c8cbac74847d8',
  'order-segments': 'e080cd67ab751f4f1e04e4b4faf1afa95235b6b4fcaae255e3e73ddf6fdb1713',
  'predict-outcome': '6898e5a40fe8a893e865a70040dea14a9944cba41a072fb78af136bd57241108',
  'spot-the-error': 'e11cb2aeaf5a41882fe0f6e4e5fef627494a0b5284f19df58daacad7398479b0',
  'who-retransmits': '8a645e50a3dbcfc725eb4d7a8376e00dd0dfffd794d31bb3cb10f7af63971a8a',
};

test.each([...new Set(offered().map(({ kind }) => kind))])('%s is what it was', (kind) => {
  const hash = createHash('sha256');
  for (let i = 0; i < 50; i += 1) {
    for (const { concept } of offered().filter((o) => o.kind === kind)) {
      hash.update(JSON.stringify(buildQuestion(kind, concept, `golden ${i}`)));
    }
  }
  expect([digests.version, digests[kind]]).toEqual([`${engineVersion}`, hash.digest('hex')]);
});

test('every misconception appears somewhere; a table of how often', () => {
  const counts = new Map<string, number>();
  for (const { kind, concept } of offered()) {
    for (const question of questionsOf(kind, concept)) {
      const named = examplesFor(question).flatMap(({ expect: wanted }) =>
        wanted === 'invalid' ? [] : [...(wanted.misconceptions ?? []), wanted.believes ?? []].flat(),
      );
      for (const id of new Set(named)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const table = misconceptions.map(({ id }) => `${`${counts.get(id) ?? 0}`.padStart(5)} ${id}`);
  console.log(table.sort().join('\n'));
  expect(misconceptions.filter(({ id }) => !counts.has(id)).map(({ id }) => id)).toEqual([]);
});
