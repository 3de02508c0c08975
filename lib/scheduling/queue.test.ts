import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, DAY, defaultSettings, MINUTE, recall, review } from './card';
import { dayAfter, dayOf } from './day';
import { type Deck, defaultBudget, dueDay, type Flashcard, type Fresh, queue } from './queue';
import type { Rating } from './rating';
import { aCard, aTime, aZone, NEW_YEAR } from './testing';

const noon = NEW_YEAR + 12 * 60 * MINUTE;
const none = { reviews: 0, fresh: 0 };

const card = (about: string, rating: Rating, daysAgo: number): Flashcard => ({
  about,
  card: review(null, rating, noon - daysAgo * DAY, defaultSettings),
});
const fresh = (about: string, ...needs: string[]): Fresh => ({ about, needs });

const deck = (parts: Partial<Deck>): Deck => ({
  cards: [],
  fresh: [],
  budget: defaultBudget,
  done: none,
  ...parts,
});
const said = (parts: Partial<Deck>, now = noon): string[] =>
  queue(deck(parts), now, 'UTC').turns.map(({ about, why }) => `${why} ${about}`);

test('the likeliest forgotten first, then what is new', () => {
  const cards = [
    card('well known', 'easy', 9),
    card('not due', 'easy', 2),
    card('shaky', 'hard', 9),
    card('so so', 'good', 9),
  ];
  expect(said({ cards, fresh: [fresh('unheard of')] })).toEqual([
    'due shaky',
    'due so so',
    'due well known',
    'new unheard of',
  ]);
});

test('a card is due from the morning of its day on, though it was reviewed in the evening', () => {
  const [evening, morning] = [NEW_YEAR - 60 * MINUTE, NEW_YEAR + 4 * 60 * MINUTE];
  const cards = [{ about: 'a', card: review(null, 'hard', evening - DAY, defaultSettings) }];
  expect(said({ cards }, morning - DAY - 1)).toEqual([]);
  expect(said({ cards }, morning - DAY)).toEqual(['due a']);
});

describe('what was wrong', () => {
  const cards = [card('wrong', 'again', 0)];

  test('comes first when its three minutes are over, and after all else before', () => {
    const all = { cards: [...cards, card('due', 'good', 5)], fresh: [fresh('new')] };
    expect(said(all, noon + 2 * MINUTE)).toEqual(['due due', 'new new', 'retry wrong']);
    expect(said(all, noon + 3 * MINUTE)).toEqual(['retry wrong', 'due due', 'new new']);
  });

  test('comes however full the day', () => {
    expect(said({ cards, budget: none }, noon + 3 * MINUTE)).toEqual(['retry wrong']);
  });

  test('is due like any other on the next day', () => {
    expect(said({ cards }, noon + DAY)).toEqual(['due wrong']);
    expect(said({ cards, budget: none }, noon + DAY)).toEqual([]);
  });
});

test('a week away does not end in three hundred cards: the budget spreads them, and nothing new comes until then', () => {
  const cards = Array.from({ length: 300 }, (_, i) => card(`${i}`, 'good', 9));
  const today = queue(deck({ cards, fresh: [fresh('new')] }), noon, 'UTC');
  expect(today.turns).toHaveLength(20);
  expect(today.turns.every(({ why }) => why === 'due')).toBe(true);
  expect(today.putOff).toBe(280);
  const later = queue(deck({ cards, done: { reviews: 15, fresh: 0 } }), noon, 'UTC');
  expect(later.turns).toHaveLength(5);
});

describe('what is new', () => {
  const path = [fresh('closing', 'opening'), fresh('opening', 'segment'), fresh('segment'), fresh('udp')];
  const budget = { reviews: 20, fresh: 3 };

  test('comes after what it needs, otherwise in the order of learning', () => {
    expect(said({ fresh: path, budget })).toEqual(['new segment', 'new opening', 'new closing']);
  });

  test('is no more than the budget has left for today', () => {
    expect(said({ fresh: path, budget, done: { reviews: 0, fresh: 2 } })).toEqual(['new segment']);
    expect(said({ fresh: path, budget, done: { reviews: 0, fresh: 7 } })).toEqual([]);
  });

  test('waits for nothing that there is not, nor for a circle to open', () => {
    expect(said({ fresh: [fresh('a', 'gone'), fresh('b', 'c'), fresh('c', 'b')] })).toEqual([
      'new a',
      'new b',
      'new c',
    ]);
  });

  test('is not what has a card', () => {
    expect(said({ cards: [card('a', 'easy', 0)], fresh: [fresh('b', 'a'), fresh('a')] })).toEqual(['new b']);
  });
});

test('a card that was right is never due on the day of its review, however long the clocks make it', () => {
  // In Berlin the clocks go back in this night: 24 hours later it is 04:30, then 03:30 of the same day.
  const zone = 'Europe/Berlin';
  const at = Date.parse('2026-10-24T02:30:00Z');
  const after = review(null, 'hard', at, defaultSettings);
  expect(dayOf(after.due, zone)).toBe(dayOf(at, zone));
  expect(dueDay(after, zone)).toBe(dayAfter(dayOf(at, zone)));
  fc.assert(
    fc.property(aCard, aZone, (some, place) => {
      fc.pre(!some.retry);
      expect(dueDay(some, place) > dayOf(some.lastReview, place)).toBe(true);
    }),
  );
});

const names = [...'abcdefghijklmnop'];
const someDeck: fc.Arbitrary<Deck> = fc.record({
  cards: fc
    .array(aCard, { maxLength: 8 })
    .map((cards) => cards.map((some, i): Flashcard => ({ about: names[i] ?? '', card: some }))),
  fresh: fc
    .array(fc.subarray(names, { maxLength: 3 }), { maxLength: 8 })
    .map((needs) => needs.map((some, i) => fresh(names[i + 8] ?? '', ...some))),
  budget: fc.record({ reviews: fc.nat(9), fresh: fc.nat(9) }),
  done: fc.record({ reviews: fc.nat(9), fresh: fc.nat(9) }),
});

describe('of any deck', () => {
  const cardOf = ({ cards }: Deck, about: string): Card | undefined =>
    cards.find((some) => some.about === about)?.card;

  test('the queue keeps to the budgets, and nothing new comes while something is put off', () => {
    fc.assert(
      fc.property(someDeck, aTime, aZone, (some, now, zone) => {
        const { turns, putOff } = queue(some, now, zone);
        const count = (why: string) => turns.filter((turn) => turn.why === why).length;
        expect(count('due')).toBeLessThanOrEqual(Math.max(0, some.budget.reviews - some.done.reviews));
        expect(count('new')).toBeLessThanOrEqual(Math.max(0, some.budget.fresh - some.done.fresh));
        if (putOff > 0) expect(count('new')).toBe(0);
      }),
    );
  });

  test('whatever it is comes once, has a card or is new, and is due if it is called so', () => {
    fc.assert(
      fc.property(someDeck, aTime, aZone, (some, now, zone) => {
        const { turns } = queue(some, now, zone);
        expect(new Set(turns.map(({ about }) => about)).size).toBe(turns.length);
        for (const { about, why } of turns) {
          const its = cardOf(some, about);
          expect(its === undefined).toBe(why === 'new');
          if (its && why === 'due') expect(dueDay(its, zone) <= dayOf(now, zone)).toBe(true);
          if (its && why === 'retry') expect(its.retry).toBe(true);
        }
      }),
    );
  });

  test('what is due is in the order of its risk, and what is put off is no riskier', () => {
    fc.assert(
      fc.property(someDeck, aTime, aZone, (some, now, zone) => {
        const risks = (deckNow: Deck) =>
          queue(deckNow, now, zone).turns.flatMap(({ about, why }) => {
            const its = cardOf(deckNow, about);
            return its && why === 'due' ? [recall(its, now)] : [];
          });
        const all = risks({ ...some, budget: { reviews: 99, fresh: 0 }, done: none });
        expect(all).toEqual(all.toSorted((a, b) => a - b));
        const today = risks(some);
        expect(today).toEqual(all.slice(0, today.length));
      }),
    );
  });

  test('nothing new comes before a new one that it needs', () => {
    // No circles: each needs only what is earlier in the alphabet.
    const acyclic = someDeck.map((some) => ({
      ...some,
      fresh: some.fresh
        .map(({ about, needs }) => fresh(about, ...needs.filter((need) => need < about)))
        .reverse(),
    }));
    fc.assert(
      fc.property(acyclic, aTime, (some, now) => {
        const turns = queue(some, now, 'UTC').turns.filter(({ why }) => why === 'new');
        const place = (about: string) => turns.findIndex((turn) => turn.about === about);
        for (const { about, needs } of some.fresh) {
          if (place(about) < 0) continue;
          for (const need of needs.filter((other) => some.fresh.some((it) => it.about === other))) {
            expect(place(need)).toBeGreaterThanOrEqual(0);
            expect(place(need)).toBeLessThan(place(about));
          }
        }
      }),
    );
  });

  test('the same deck gives the same queue, in whatever order its cards are', () => {
    fc.assert(
      fc.property(someDeck, aTime, aZone, (some, now, zone) => {
        const before = JSON.stringify(some);
        const once = queue(some, now, zone);
        expect(queue({ ...some, cards: some.cards.toReversed() }, now, zone)).toEqual(once);
        expect(JSON.stringify(some)).toBe(before);
      }),
    );
  });
});
