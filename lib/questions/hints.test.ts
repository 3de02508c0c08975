import { describe, expect, test } from 'vitest';
import { afterHints, costOf } from './hints';
import type { Verdict } from './kind';
import { buildQuestion, hintsFor, offered } from './registry';

const verdict = (millipoints: number): Verdict => ({
  outcome: millipoints === 1000 ? 'right' : millipoints === 0 ? 'wrong' : 'partly',
  millipoints,
  parts: [],
  misconceptions: [],
});

describe('hints cost', () => {
  test.each([
    [1000, 0, 1000],
    [1000, 1, 900],
    [1000, 2, 700],
    [1000, 3, 400],
    [667, 1, 600],
    [667, 2, 467],
    [250, 3, 100],
    [0, 3, 0],
  ])('%i millipoints, %i hints → %i', (earned, hints, left) => {
    expect(afterHints(verdict(earned), hints)).toEqual({ ...verdict(earned), millipoints: left });
  });

  test('whatever was earned, less is left the more hints were taken, in whole millipoints, never below 0', () => {
    for (let earned = 0; earned <= 1000; earned++) {
      const left = [0, 1, 2, 3, 4].map((hints) => afterHints(verdict(earned), hints).millipoints);
      expect(left[0]).toBe(earned);
      expect(left).toEqual(left.toSorted((a, b) => b - a));
      expect(left.every((points) => Number.isInteger(points) && points >= 0)).toBe(true);
    }
  });

  test('every hint that there is costs something, and a right answer keeps something after all of them', () => {
    for (const { kind, concept } of offered()) {
      const question = buildQuestion(kind, concept, 'hints');
      const hints = question ? hintsFor(question).length : 0;
      for (let taken = 1; taken <= hints; taken++) expect(costOf(taken)).toBeGreaterThan(costOf(taken - 1));
      expect(afterHints(verdict(1000), hints).millipoints).toBeGreaterThan(0);
    }
  });
});
