import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, defaultSettings, review } from './card';
import { dayAfter, dayOf } from './day';
import { forecast } from './forecast';
import { type Flashcard, queue } from './queue';
import { aCard, aTime, aZone, NEW_YEAR } from './testing';

const someCards: fc.Arbitrary<Flashcard[]> = fc
  .array(aCard, { maxLength: 12 })
  .map((cards) => cards.map((card, i) => ({ about: `${i}`, card })));

test('what is overdue counts as today, and what the budget does not hold goes on to the next days', () => {
  const cards = Array.from({ length: 5 }, (_, i) => ({
    about: `${i}`,
    card: review(null, 'good', NEW_YEAR + 5 * 60 * 60_000 - (i < 4 ? 9 : 0) * DAY, defaultSettings),
  }));
  expect(forecast(cards, NEW_YEAR + DAY / 2, 4, 'UTC', 3)).toEqual([
    { day: '2026-01-01', due: 4, planned: 3 },
    { day: '2026-01-02', due: 0, planned: 1 },
    { day: '2026-01-03', due: 1, planned: 1 },
    { day: '2026-01-04', due: 0, planned: 0 },
  ]);
});

test('one day follows the other, and every card is due on one of them if there are enough', () => {
  fc.assert(
    fc.property(someCards, aTime, aZone, fc.integer({ min: 1, max: 9 }), (cards, now, zone, budget) => {
      const ahead = forecast(cards, now, 1200, zone, budget);
      expect(ahead.slice(0, 9).map(({ day }) => day)).toEqual(
        Array.from({ length: 9 }, (_, i) => dayAfter(dayOf(now, zone), i)),
      );
      const sum = (what: 'due' | 'planned') => ahead.reduce((total, day) => total + day[what], 0);
      expect(sum('due')).toBe(cards.length);
      expect(sum('planned')).toBe(cards.length);
      for (const { planned } of ahead) expect(planned).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 30 },
  );
});

test('today is as long as the queue', () => {
  fc.assert(
    fc.property(someCards, aTime, aZone, fc.nat(9), (cards, now, zone, reviews) => {
      // A second try at what was wrong today is outside of the budget, so a forecast has it and a queue does not count it.
      fc.pre(cards.every(({ card }) => !card.retry && card.lastReview <= now));
      const [today] = forecast(cards, now, 1, zone, reviews);
      const none = { reviews: 0, fresh: 0 };
      const { turns, putOff } = queue(
        { cards, fresh: [], budget: { reviews, fresh: 0 }, done: none },
        now,
        zone,
      );
      expect(today).toMatchObject({ due: turns.length + putOff, planned: turns.length });
    }),
  );
});
