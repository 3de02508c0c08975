import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Card,
  DAY,
  defaultSettings,
  MINUTE,
  recall,
  replay,
  retentionRange,
  review,
  type Settings,
} from './card';
import { type Rating, ratings } from './rating';
import { aCard, aRating, aTime, NEW_YEAR, someReviews, someSettings } from './testing';

const maybeCard = fc.option(aCard);

const answered = (...days: readonly (readonly [day: number, rating: Rating])[]): Card => {
  const card = replay(
    days.map(([day, rating]) => ({ at: NEW_YEAR + day * DAY, rating })),
    defaultSettings,
  );
  if (card === null) throw new Error('no reviews');
  return card;
};

const interval = ({ due, lastReview }: Card): number => due - lastReview;

test('the numbers are those of FSRS-6 with its default weights; others would reschedule everybody', () => {
  const summary = ({ stability, difficulty, due }: Card) => [stability, difficulty, (due - NEW_YEAR) / DAY];
  expect(summary(answered([0, 'good']))).toEqual([2.3065, 2.11810397, 2]);
  expect(summary(answered([0, 'good'], [2, 'good']))).toEqual([10.96433194, 2.11121424, 13]);
  expect(summary(answered([0, 'good'], [2, 'good'], [13, 'hard']))).toEqual([32.20330398, 4.74828477, 45]);
  expect(summary(answered([0, 'again'], [0.01, 'good'], [1, 'easy']))).toEqual([3.57068973, 5.18509795, 5]);
});

test('wrong: it comes back after three minutes, and by the day once it was right again', () => {
  const wrong = answered([0, 'good'], [2, 'again']);
  expect(interval(wrong)).toBe(3 * MINUTE);
  expect(wrong).toMatchObject({ retry: true, lapses: 1, reps: 2 });
  const right = review(wrong, 'good', wrong.due, defaultSettings);
  expect(interval(right)).toBe(DAY);
  expect(right).toMatchObject({ retry: false, lapses: 1, reps: 3 });
});

test('wrong twice running is one lapse, and wrong at first is none', () => {
  expect(answered([0, 'again'], [0.01, 'again']).lapses).toBe(0);
  expect(answered([0, 'good'], [3, 'again'], [3.01, 'again'], [3.02, 'good'], [4, 'again']).lapses).toBe(2);
});

describe('a projection', () => {
  test('replaying is folding, in whatever order the reviews arrived', () => {
    fc.assert(
      fc.property(someReviews, someSettings, (reviews, settings) => {
        let card: Card | null = null;
        for (const { at, rating } of reviews.toSorted((a, b) => a.at - b.at))
          card = review(card, rating, at, settings);
        expect(replay(reviews, settings)).toEqual(card);
        expect(replay(reviews.toReversed(), settings)).toEqual(card);
      }),
    );
  });

  test('a card is plain JSON', () => {
    fc.assert(
      fc.property(aCard, (card) => {
        expect(JSON.parse(JSON.stringify(card))).toEqual(card);
      }),
    );
  });
});

test('no rating leads to a shorter interval, or a weaker memory, than a worse one', () => {
  fc.assert(
    fc.property(maybeCard, aTime, someSettings, (card, now, settings) => {
      const [again, hard, good, easy] = ratings.map((rating) => review(card, rating, now, settings)) as [
        Card,
        Card,
        Card,
        Card,
      ];
      for (const [worse, better] of [
        [again, hard],
        [hard, good],
        [good, easy],
      ] as const) {
        expect(better.due).toBeGreaterThanOrEqual(worse.due);
        expect(better.stability).toBeGreaterThanOrEqual(worse.stability);
        expect(better.difficulty).toBeLessThanOrEqual(worse.difficulty);
      }
    }),
  );
});

test('who desires to retain less waits no shorter', () => {
  const retention = fc.double({ min: 0.5, max: 1.1, noNaN: true });
  fc.assert(
    fc.property(maybeCard, aRating, aTime, retention, retention, (card, rating, now, a, b) => {
      const due = (desiredRetention: number) =>
        review(card, rating, now, { ...defaultSettings, desiredRetention }).due;
      expect(due(Math.min(a, b))).toBeGreaterThanOrEqual(due(Math.max(a, b)));
    }),
  );
});

test('a retention that cannot be had counts as the nearest that can', () => {
  const due = (desiredRetention: number) =>
    review(answered([0, 'easy']), 'easy', NEW_YEAR + 9 * DAY, { ...defaultSettings, desiredRetention }).due;
  expect(due(0.1)).toBe(due(retentionRange.least));
  expect(due(1)).toBe(due(retentionRange.most));
  expect(due(retentionRange.least)).toBeGreaterThan(due(retentionRange.most));
});

test('recall is 1 at the review, falls with time, and is what was desired about when the card is due', () => {
  fc.assert(
    fc.property(aCard, aTime, aTime, (card, a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
      expect(recall(card, card.lastReview)).toBe(1);
      expect(recall(card, later)).toBeLessThanOrEqual(recall(card, sooner));
      expect(recall(card, later)).toBeGreaterThan(0);
    }),
  );
  const card = answered([0, 'good'], [2, 'good'], [12, 'good']);
  expect(recall(card, card.due)).toBeCloseTo(0.9, 2);
});

test('a clock that was set back changes nothing but the count', () => {
  const card = answered([5, 'good']);
  expect(review(card, 'good', NEW_YEAR, defaultSettings)).toEqual(
    review(card, 'good', card.lastReview, defaultSettings),
  );
});

test('whoever was right is not asked again on the next morning, nor after a year has gone by', () => {
  fc.assert(
    fc.property(
      maybeCard,
      fc.constantFrom('hard', 'good', 'easy'),
      aTime,
      someSettings,
      (card, rating, now, settings) => {
        const after = review(card, rating, now, settings);
        expect(interval(after)).toBeGreaterThanOrEqual(DAY);
        expect(interval(after)).toBeLessThanOrEqual(365 * DAY);
      },
    ),
  );
});

describe('an exam', () => {
  const examAt = NEW_YEAR + 100 * DAY;
  const settings: Settings = { desiredRetention: 0.7, examAt };
  const daysBefore = (least: number, most: number) =>
    fc.integer({ min: examAt - most * DAY, max: examAt - least * DAY });

  test('whatever is reviewed four days before or earlier is due when the last three days begin', () => {
    fc.assert(
      fc.property(maybeCard, aRating, daysBefore(4, 300), (card, rating, now) => {
        fc.pre(card === null || card.lastReview <= now);
        expect(review(card, rating, now, settings).due).toBeLessThanOrEqual(examAt - 3 * DAY);
      }),
    );
  });

  test('whatever is reviewed two days before or earlier is due on the eve', () => {
    fc.assert(
      fc.property(maybeCard, aRating, daysBefore(2, 4), (card, rating, now) => {
        fc.pre(card === null || card.lastReview <= now);
        expect(review(card, rating, now, settings).due).toBeLessThanOrEqual(examAt - DAY);
      }),
    );
  });

  test('who reviews whatever is due sees every card in the last three days', () => {
    fc.assert(
      fc.property(
        daysBefore(10, 90),
        fc.array(aRating, { minLength: 200, maxLength: 200 }),
        (first, rated) => {
          let card = review(null, rated[0] ?? 'easy', first, settings);
          for (const rating of rated) if (card.due < examAt) card = review(card, rating, card.due, settings);
          expect(card.lastReview).toBeGreaterThanOrEqual(examAt - 3 * DAY);
        },
      ),
    );
  });

  test('it never makes an interval longer, and none shorter once it is over', () => {
    fc.assert(
      fc.property(maybeCard, aRating, aTime, (card, rating, now) => {
        const free = review(card, rating, now, { ...settings, examAt: null });
        const capped = review(card, rating, now, settings);
        expect(capped.due).toBeLessThanOrEqual(free.due);
        if (now >= examAt) expect(capped).toEqual(free);
      }),
    );
  });
});
