import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Earned, isMastered, mastery } from './mastery';

const answersOf = (...millipoints: readonly number[]): Earned[] =>
  millipoints.map((earned, at) => ({ at, millipoints: earned }));
const points = fc.integer({ min: 0, max: 1000 });
const someAnswers = fc.array(points, { maxLength: 30 }).map((earned) => answersOf(...earned));

const after = (...millipoints: readonly number[]): number => mastery(answersOf(...millipoints));

test('four right answers master a concept, a slip undoes it, and another right answer restores it', () => {
  expect([[], [1000], [1000, 1000], [1000, 1000, 1000]].map((all) => isMastered(after(...all)))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  const mastered = [1000, 1000, 1000, 1000];
  expect(isMastered(after(...mastered))).toBe(true);
  expect(isMastered(after(...mastered, 0))).toBe(false);
  expect(isMastered(after(...mastered, 1000, 0, 1000))).toBe(true);
});

test('what was right only after all the hints masters nothing', () => {
  expect(isMastered(after(...Array<number>(50).fill(400)))).toBe(false);
});

test('it is a chance, and does not depend on the order in which answers arrive', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const known = mastery(answers);
      expect(known).toBeGreaterThanOrEqual(0);
      expect(known).toBeLessThanOrEqual(1);
      expect(mastery(answers.toReversed())).toBe(known);
    }),
  );
});

test('a right answer more never lowers it, and a wrong one never raises it', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const earned = answers.map(({ millipoints }) => millipoints);
      expect(after(...earned, 1000)).toBeGreaterThanOrEqual(mastery(answers));
      expect(after(...earned, 0)).toBeLessThanOrEqual(mastery(answers));
    }),
  );
});

test('had one answer earned more, it would not be lower', () => {
  fc.assert(
    fc.property(someAnswers, points, fc.nat(), (answers, millipoints, place) => {
      fc.pre(answers.length > 0);
      const i = place % answers.length;
      const other = answers.with(i, { at: i, millipoints });
      const [less, more] = millipoints < (answers[i]?.millipoints ?? 0) ? [other, answers] : [answers, other];
      expect(mastery(more)).toBeGreaterThanOrEqual(mastery(less) - 1e-12);
    }),
  );
});
