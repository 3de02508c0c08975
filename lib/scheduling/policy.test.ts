import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mastery } from './mastery';
import { type Choice, nextConcept, type Practice, type Random, type Standing } from './policy';

/** Draws these, one after the other, kept within what is asked for; then always the least. */
const drawing = (...numbers: number[]): Random => {
  const left = [...numbers];
  return { int: (from, to) => from + ((left.shift() ?? 0) % (to - from + 1)) };
};
/** The first draw decides whether a belief or a likeness has its turn. */
const belief = 0;
const likeness = 35;
const neither = 99;

const standing = (concept: string, parts: Partial<Standing> = {}): Standing => ({
  concept,
  needs: [],
  confusable: [],
  answers: 0,
  mastery: 0.1,
  ...parts,
});
const weak = { answers: 3, mastery: 0.4 };
const known = { answers: 9, mastery: 0.99 };

const practice = (concepts: readonly Standing[], parts: Partial<Practice> = {}): Practice => ({
  concepts,
  recent: [],
  beliefs: [],
  ...parts,
});

test('whoever begins, begins with what needs nothing', () => {
  const concepts = [standing('two generals', { needs: ['segment'] }), standing('segment'), standing('udp')];
  expect(nextConcept(practice(concepts), drawing(neither))).toEqual({ concept: 'segment', why: 'new' });
});

test('where nothing is offered, there is nothing to ask', () => {
  expect(nextConcept(practice([]), drawing())).toBeNull();
});

test('nothing new is begun while four are under way', () => {
  const begun = ['a', 'b', 'c', 'd'].map((concept) => standing(concept, weak));
  const choice = nextConcept(practice([...begun, standing('new')]), drawing(neither));
  expect(choice).toEqual({ concept: 'a', why: 'weak' });
  const three = nextConcept(practice([...begun.slice(1), standing('new')]), drawing(neither));
  expect(three).toEqual({ concept: 'new', why: 'new' });
});

test('a belief is gone after in a concept where it can show, the most recent one first', () => {
  const concepts = [standing('a', weak), standing('b', weak), standing('c', known)];
  const beliefs = [
    { id: 'shows nowhere here', concepts: ['x'] },
    { id: 'ghost', concepts: ['c'] },
    { id: 'older', concepts: ['a'] },
  ];
  expect(nextConcept(practice(concepts, { beliefs }), drawing(belief))).toEqual({
    concept: 'c',
    why: 'belief',
    belief: 'ghost',
  });
});

test('what is easily taken for the last one comes after it, unless both are mastered', () => {
  const concepts = [standing('a', weak), standing('b', { ...weak, confusable: ['c'] }), standing('c', known)];
  const mixed = { concept: 'c', why: 'mixed' };
  expect(nextConcept(practice(concepts, { recent: ['b'] }), drawing(likeness))).toEqual(mixed);
  const mastered = concepts.map((it) => ({ ...it, ...known }));
  expect(nextConcept(practice(mastered, { recent: ['b'] }), drawing(likeness))?.why).toBe('review');
});

test('the weak come more often than the mastered, and every one of the mastered comes', () => {
  const mastered = ['a', 'b', 'c', 'd', 'e', 'f'];
  const concepts = [standing('weak', weak), ...mastered.map((concept) => standing(concept, known))];
  const counts = countsOf(concepts, 300);
  for (const concept of mastered) {
    expect(counts.get(concept)).toBeGreaterThan(10);
    expect(counts.get('weak')).toBeGreaterThan(3 * (counts.get(concept) ?? 0));
  }
});

test('a prerequisite comes before what needs it, and is not waited for in vain', () => {
  const concepts = [standing('a', weak), standing('b', { ...weak, needs: ['a'] }), standing('c', known)];
  expect(countsOf(concepts, 50).get('b')).toBeUndefined();
  const tried = concepts.with(0, standing('a', { answers: 10, mastery: 0.07 }));
  expect(countsOf(tried, 50).get('b')).toBeGreaterThan(10);
});

/** How often each is chosen where nothing is learnt. */
function countsOf(concepts: readonly Standing[], questions: number): Map<string, number> {
  const random = seeded(1);
  const recent: string[] = [];
  for (let i = 0; i < questions; i += 1)
    recent.push(nextConcept(practice(concepts, { recent }), random)?.concept ?? '');
  const counts = new Map<string, number>();
  for (const concept of recent) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return counts;
}

/** A small generator of its own: the law of Park and Miller. */
function seeded(seed: number): Random {
  let state = seed;
  return {
    int(from, to) {
      state = (state * 48_271) % 2_147_483_647;
      return from + (state % (to - from + 1));
    },
  };
}

describe('in any practice', () => {
  const names = [...'abcdefgh'];
  /** Each needs only what is earlier. */
  const someStandings: fc.Arbitrary<Standing[]> = fc
    .array(
      fc.record({
        needs: fc.subarray(names),
        confusable: fc.subarray(names),
        answers: fc.nat(12),
        mastery: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: names.length },
    )
    .map((all) =>
      all.map((some, i) => ({
        ...some,
        concept: names[i] ?? '',
        needs: some.needs.filter((need) => need < (names[i] ?? '')),
      })),
    );
  const somePractice: fc.Arbitrary<Practice> = fc.record({
    concepts: someStandings,
    recent: fc.array(fc.constantFrom(...names, 'gone'), { maxLength: 20 }),
    beliefs: fc.array(
      fc.record({ id: fc.constantFrom('ghost', 'fin'), concepts: fc.subarray([...names, 'gone']) }),
    ),
  });
  const lots = fc.array(fc.nat(1000), { maxLength: 4 });

  test('what is chosen is offered, and its reason is true', () => {
    fc.assert(
      fc.property(somePractice, lots, (some, numbers) => {
        const choice = nextConcept(some, drawing(...numbers)) as Choice;
        const its = some.concepts.find(({ concept }) => concept === choice.concept);
        expect(its).toBeDefined();
        if (choice.why === 'new') expect(its?.answers).toBe(0);
        if (choice.why === 'review') expect(its?.mastery).toBeGreaterThanOrEqual(0.95);
        if (choice.why === 'weak') expect(its?.mastery).toBeLessThan(0.95);
        if (choice.why === 'belief') {
          const mine = some.beliefs.filter(({ id }) => id === choice.belief);
          expect(mine.some(({ concepts }) => concepts.includes(choice.concept))).toBe(true);
        }
      }),
    );
  });

  test('no concept comes thrice running where there is another', () => {
    fc.assert(
      fc.property(somePractice, lots, fc.nat(7), (some, numbers, place) => {
        fc.pre(some.concepts.length > 1);
        const { concept = '' } = some.concepts[place % some.concepts.length] ?? {};
        const choice = nextConcept(
          { ...some, recent: [...some.recent, concept, concept] },
          drawing(...numbers),
        );
        expect(choice?.concept).not.toBe(concept);
      }),
    );
  });

  test('the same numbers make the same choice, and nothing given is changed', () => {
    fc.assert(
      fc.property(somePractice, lots, (some, numbers) => {
        const before = JSON.stringify(some);
        expect(nextConcept(some, drawing(...numbers))).toEqual(nextConcept(some, drawing(...numbers)));
        expect(JSON.stringify(some)).toBe(before);
      }),
    );
  });

  test('nothing is locked for good: even who never answers right is asked about everything', () => {
    fc.assert(
      fc.property(someStandings, fc.integer({ min: 1, max: 1e6 }), (some, seed) => {
        const random = seeded(seed);
        const answers = new Map<string, number>();
        const recent: string[] = [];
        const standings = () =>
          some.map((it) => {
            const count = answers.get(it.concept) ?? 0;
            const wrong = Array.from({ length: count }, (_, at) => ({ at, millipoints: 0 }));
            return { ...it, answers: count, mastery: mastery(wrong) };
          });
        for (let i = 0; i < 60 * some.length; i += 1) {
          const { concept } = nextConcept(practice(standings(), { recent }), random) as Choice;
          answers.set(concept, (answers.get(concept) ?? 0) + 1);
          recent.push(concept);
        }
        expect([...answers.keys()].sort()).toEqual(some.map(({ concept }) => concept));
      }),
      { numRuns: 30 },
    );
  });
});
