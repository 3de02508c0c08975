import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Graded, lowered, type Rating, ratingOf, ratings } from './rating';
import { aRating } from './testing';

const right: Graded = { outcome: 'right', hints: 0, ms: 30_000, usualMs: 30_000 };
const rank = (rating: Rating): number => ratings.indexOf(rating);

test.each<[string, Partial<Graded>, Rating]>([
  ['wrong', { outcome: 'wrong' }, 'again'],
  ['wrong, and quick about it', { outcome: 'wrong', ms: 5000 }, 'again'],
  ['partly right', { outcome: 'partly' }, 'hard'],
  ['partly right after a hint', { outcome: 'partly', hints: 1 }, 'again'],
  ['right', {}, 'good'],
  ['right in half of the time', { ms: 15_000 }, 'easy'],
  ['right before it could be read', { ms: 2000 }, 'good'],
  ['right in four times the time', { ms: 120_000 }, 'hard'],
  ['right after a hint', { hints: 1, ms: 15_000 }, 'hard'],
  ['right after two hints', { hints: 2 }, 'hard'],
  ['right after the hint that states the rule', { hints: 3 }, 'again'],
  ['right, and nobody measured', { ms: 0 }, 'good'],
  ['right, and nobody knows what is usual', { usualMs: 0 }, 'good'],
])('%s is %s', (_, graded, rating) => {
  expect(ratingOf({ ...right, ...graded })).toBe(rating);
});

test('neither another hint nor a worse outcome raises a rating', () => {
  const time = fc.integer({ min: 0, max: 600_000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), time, time, (hints, ms, usualMs) => {
      const rated = (outcome: Graded['outcome'], taken: number) =>
        rank(ratingOf({ outcome, hints: taken, ms, usualMs }));
      expect(rated('partly', hints)).toBeLessThanOrEqual(rated('right', hints));
      expect(rated('wrong', hints)).toBeLessThanOrEqual(rated('partly', hints));
      for (const outcome of ['right', 'partly', 'wrong'] as const)
        expect(rated(outcome, hints + 1)).toBeLessThanOrEqual(rated(outcome, hints));
    }),
  );
});

test('a learner may lower a rating and never raise it', () => {
  fc.assert(
    fc.property(aRating, aRating, (earned, chosen) => {
      expect(rank(lowered(earned, chosen))).toBe(Math.min(rank(earned), rank(chosen)));
    }),
  );
});
