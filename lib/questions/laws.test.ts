import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run, type SegmentRow } from '../protocol';
import type { ConceptId } from './concepts';
import { keyShape as fillKey } from './kinds/fill-numbers/view';
import { keyShape as nextKey } from './kinds/next-segment/view';
import { misconceptions } from './misconceptions';
import { countNumbers, fillBlanks } from './oracle';
import {
  type BuiltQuestion,
  buildQuestion,
  examplesFor,
  explainAnswer,
  gradeAnswer,
  type KindId,
  offered,
  publicView,
} from './registry';
import { shownFrom, stateAt } from './shown';

/** `npm run test:full` looks harder. */
const SEEDS = process.env.ACKADEMY_FULL ? 200 : 25;
const seeds = Array.from({ length: SEEDS }, (_, i) => createHash('sha256').update(`law ${i}`).digest('hex'));

/** As the database gives it back: jsonb puts the keys of an object in the order of their length. */
const stored = <T>(value: T): T => reordered(value, (a, b) => a.length - b.length || (a < b ? -1 : 1));

function reordered<T>(value: T, order: (a: string, b: string) => number): T {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => order(a, b)))
      : inner,
  );
}

function built(kind: KindId, concept: ConceptId, seed: string): BuiltQuestion {
  const question = buildQuestion(kind, concept, seed);
  if (question === null) throw new Error(`no question from ${seed}`);
  return question;
}

function propertiesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(Array.isArray(value) ? [] : [name]),
    ...propertiesOf(inner),
  ]);
}

const evidenceOf = ({ kind, key }: BuiltQuestion) => (kind === 'fill-numbers' ? fillKey : nextKey).parse(key);

const shapeOf = (segments: readonly SegmentRow[]) =>
  segments
    .map(
      (s) =>
        `${s.from[0]} ${s.flags.join()} ${s.len > 0 ? 'data' : ''}${s.arrives.length === 0 ? ' lost' : ''}`,
    )
    .join('; ');

describe.each(offered())('$kind on $concept', ({ kind, concept }) => {
  const questions = seeds.map((seed) => built(kind, concept, seed));

  test('the same seed gives the same bytes, another seed another question', () => {
    for (const question of questions) {
      expect(JSON.stringify(buildQuestion(kind, concept, question.seed))).toBe(JSON.stringify(question));
    }
    expect(new Set(questions.map((q) => JSON.stringify(q.view))).size).toBe(questions.length);
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
      fc.dictionary(fc.constantFrom('seq-3', 'ack-2', '__proto__', 'constructor', 'option'), fc.anything()),
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
    const fields = 'fields' in question.view ? question.view.fields : [];
    for (const huge of ['9'.repeat(1e6), '0x'.padEnd(1e6, 'f'), '🂡'.repeat(1000), '-1', '1e9', 'NaN']) {
      expect(gradeAnswer(question, { option: huge }).ok).toBe(false);
      expect(gradeAnswer(question, Object.fromEntries(fields.map(({ id }) => [id, huge]))).ok).toBe(false);
    }
  });

  test('the view gives nothing away', () => {
    for (const question of questions) {
      const view = publicView(stored(question));
      expect(view).toEqual(question.view);
      for (const name of propertiesOf(view)) expect(name).not.toMatch(/^(seed|key|correct|answer|right)$/i);
      expect(JSON.stringify(view)).not.toContain(question.seed);
      if (kind !== 'fill-numbers') continue;
      const shown = new Set(JSON.stringify(view).match(/\d+/g));
      for (const { number } of fillKey.parse(question.key).blanks) expect(shown).not.toContain(`${number}`);
    }
  });

  test('the evidence, run again, yields the key, and so does an oracle with pencil and paper', () => {
    for (const question of questions.map(stored)) {
      const { evidence, from } = evidenceOf(question);
      const shown = shownFrom(run(evidence), from);
      const start = (host: 'client' | 'server') => shown.segments.find((s) => s.from === host)?.seq ?? 0;
      const counted = countNumbers(shown.segments, { client: start('client'), server: start('server') });
      expect(counted).toEqual(shown.segments.map(({ seq, ack }) => ({ seq, ack })));
      if (question.view.kind === 'fill-numbers') {
        const { blanks } = fillKey.parse(question.key);
        expect(blanks.map(({ id }) => id)).toEqual(question.view.fields.map(({ id }) => id));
        const filled = fillBlanks(question.view);
        for (const { id, number } of blanks) {
          expect(filled[id]).toBe(number);
          const [field, n] = id.split('-');
          const segment = shown.segments[Number(n) - 1];
          expect(field === 'seq' ? segment?.seq : segment?.ack).toBe(number);
        }
        continue;
      }
      const { right, asked } = nextKey.parse(question.key);
      const option = question.view.options.find(({ id }) => id === right);
      const segment = shown.segments[asked - 1];
      expect(option?.segment).toMatchObject({
        ...counted[asked - 1],
        flags: segment?.flags,
        len: segment?.len,
      });
      if (option?.states && segment) {
        const synAck = shown.segments.find((s) => s.flags.join() === 'SYN,ACK');
        const heard = (host: string) =>
          shown.segments.some(
            (s) => s.from !== host && s.flags.includes('ACK') && s.arrives.some((at) => at <= segment.at),
          );
        expect(option.states).toEqual({
          client: heard('client') ? 'ESTABLISHED' : 'SYN-SENT',
          server: synAck && heard('server') ? 'ESTABLISHED' : 'SYN-RECEIVED',
        });
        expect(stateAt(shown.trace, 'server', segment.at)).toBe(option.states.server);
      }
    }
  });

  test('no two options read the same, one is right, and each wrong one is what some belief predicts', () => {
    for (const { view, key } of questions) {
      if (view.kind !== 'next-segment') continue;
      const { right, beliefs } = nextKey.parse(key);
      expect(view.options).toHaveLength(4);
      expect(new Set(view.options.map(({ id: _, ...option }) => JSON.stringify(option))).size).toBe(4);
      expect(view.options.map(({ id }) => id).sort()).toEqual([right, ...Object.keys(beliefs)].sort());
      for (const ids of Object.values(beliefs)) expect(ids.length).toBeGreaterThan(0);
    }
  });

  test('every wrong answer is explained beside the run of its belief', () => {
    for (const question of questions.slice(0, 8).map(stored)) {
      for (const { raw } of examplesFor(question)) {
        const graded = gradeAnswer(question, raw);
        if (!graded.ok) continue;
        const explanation = explainAnswer(question, graded.verdict);
        expect(explanation.belief).toBe(graded.verdict.misconceptions[0]);
        expect(explanation.right.length).toBeGreaterThan(0);
        expect(explanation.believed === undefined).toBe(explanation.belief === undefined);
        if (explanation.believed) {
          const { divergesAt = 0, segments, until } = explanation.evidence;
          expect(divergesAt).toBeGreaterThan(0);
          expect(explanation.believed).not.toEqual(explanation.evidence);
          expect(explanation.believed.until).toBe(until);
          expect(segments.length).toBeLessThanOrEqual(divergesAt + 2);
          expect(explanation.believed.segments.length).toBeLessThanOrEqual(divergesAt + 2);
        }
        const hidden = JSON.stringify(explanation.evidence).match(/"hidden"|"blank"/);
        expect(hidden).toBeNull();
      }
    }
  });

  test('nothing depends on the order of the keys in what was stored', () => {
    for (const question of questions.slice(0, 8)) {
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

  test('reasons stand in the order of the fields, and a right answer shows the run as the question did', () => {
    for (const question of questions.slice(0, 8).map(stored)) {
      const [example] = examplesFor(question);
      const graded = gradeAnswer(question, example?.raw);
      if (!graded.ok || graded.verdict.outcome !== 'right') throw new Error('the first example is right');
      const { right, evidence } = explainAnswer(question, graded.verdict);
      const parts = graded.verdict.parts.map(({ id }) => id);
      expect([...new Set(right.map(({ part }) => part))]).toEqual(parts);
      const { segments } = question.view.ladder;
      if (question.view.kind === 'next-segment') {
        expect(evidence.segments.slice(0, -1).map(({ at }) => at)).toEqual(segments.map(({ at }) => at));
        continue;
      }
      expect(parts).toEqual(question.view.fields.map(({ id }) => id));
      expect(evidence.states).toEqual(question.view.ladder.states);
      const numbers = new Map(right.map(({ part, value }) => [part, value]));
      const filled = segments.map(({ seq, ack }) =>
        [seq, ack].map((it) => (typeof it === 'object' && it !== null ? numbers.get(it.blank) : it)),
      );
      evidence.segments.forEach(({ seq, ack }, i) => {
        const [shownSeq, shownAck] = filled[i] ?? [];
        if (shownSeq !== 'hidden') expect(seq).toBe(shownSeq);
        if (shownAck !== 'hidden') expect(ack).toBe(shownAck);
      });
    }
  });

  test('a phone has room for the run, and little of it is hidden', () => {
    for (const { view } of questions) {
      const { segments } = view.ladder;
      const hidden = segments.flatMap(({ seq, ack }) => [seq, ack]).filter((it) => it === 'hidden').length;
      expect(segments.length).toBeLessThanOrEqual(concept === 'close-numbers' ? 7 : 6);
      expect(view.note === undefined).toBe(!JSON.stringify(view.ladder).includes('"hidden"'));
      if (view.kind === 'next-segment') {
        expect(hidden).toBeLessThanOrEqual(5);
        continue;
      }
      expect(hidden).toBeLessThanOrEqual(3);
      expect([2, 3, 4]).toContain(view.fields.length);
      const fin = segments.findIndex(({ flags }) => flags.includes('FIN'));
      for (const { seq, ack } of segments.slice(0, Math.max(fin, 0)))
        expect([typeof seq, typeof ack]).toEqual(['number', 'number']);
    }
    const manyBlanks = questions.filter(({ view }) => view.kind === 'fill-numbers' && view.fields.length > 3);
    expect(manyBlanks.length).toBeLessThan(questions.length / 4);
  });

  test('with the numbers masked there are at least eight different runs', () => {
    const runs = questions.map((question) => {
      const { evidence, from } = evidenceOf(question);
      return shapeOf(shownFrom(run(evidence), from).segments);
    });
    expect(new Set(runs).size).toBeGreaterThanOrEqual(8);
  });
});

// A digest that changes without a new engine version would regrade the past.
test.each([
  ['fill-numbers', '342517a4ef0f112ad2da72ff6a100dd4381c17c4732dbfeafee825cd6318fd5f'],
  ['next-segment', '75d5457e38c5ec7efd63736c6b0383d64d582519917f752d1aa30477dcd77ce1'],
] as const)('%s is what it was', (kind, digest) => {
  const hash = createHash('sha256');
  for (let i = 0; i < 50; i += 1) {
    for (const { concept } of offered().filter((o) => o.kind === kind)) {
      hash.update(JSON.stringify(buildQuestion(kind, concept, `golden ${i}`)));
    }
  }
  expect(hash.digest('hex')).toBe(digest);
});

test('a table of how often each misconception appears', () => {
  const counts = new Map<string, number>();
  for (const { kind, concept } of offered()) {
    for (const seed of seeds) {
      const { key } = built(kind, concept, seed);
      const ids =
        kind === 'fill-numbers'
          ? fillKey.parse(key).beliefs.map((b) => b.id)
          : Object.values(nextKey.parse(key).beliefs).flat();
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const seen = misconceptions
    .filter(({ id }) => counts.has(id))
    .map(({ id }) => `${`${counts.get(id)}`.padStart(4)} ${id}`);
  console.log(seen.join('\n'));
  expect(seen.length).toBeGreaterThanOrEqual(11);
});
