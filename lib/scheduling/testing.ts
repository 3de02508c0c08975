import fc from 'fast-check';
import { type Card, DAY, type Review, replay, type Settings } from './card';
import { ratings } from './rating';

/** For the tests alone. */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

/** Zones that go forward and back by an hour, by half of one, at midnight, the other way round, and never. */
export const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Pacific/Kiritimati',
  'UTC',
] as const;

export const aZone = fc.constantFrom(...zones);

/** Any time in two years. */
export const aTime = fc.integer({ min: NEW_YEAR, max: NEW_YEAR + 730 * DAY });

export const aRating = fc.constantFrom(...ratings);

export const someSettings: fc.Arbitrary<Settings> = fc.record({
  desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  examAt: fc.option(fc.integer({ min: NEW_YEAR, max: NEW_YEAR + 900 * DAY })),
});

/** Reviews at times that differ: which of two at the same moment came first, nothing can tell. */
export const someReviews: fc.Arbitrary<Review[]> = fc.uniqueArray(fc.record({ at: aTime, rating: aRating }), {
  selector: ({ at }) => at,
  maxLength: 12,
});

export const aCard: fc.Arbitrary<Card> = fc
  .tuple(aTime, aRating, someReviews, someSettings)
  .map(([at, rating, reviews, settings]) => replay([...reviews, { at, rating }], settings))
  .filter((card) => card !== null);
