import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PastAnswer } from '@/lib/data/history';
import { offered } from '@/lib/questions/registry';
import { DAY, defaultSettings, nextConcept } from '@/lib/scheduling';
import { askable, beliefsOf, cardsOf, kindsInTurn, practiceOf, rated, reviewsOf } from './standing';

const start = Date.parse('2026-11-22T12:00:00Z');

const past = (n: number, parts: Partial<PastAnswer> = {}): PastAnswer => ({
  id: `answer ${n}`,
  questionId: `question ${n}`,
  kind: 'next-segment',
  concept: 'open-states',
  purpose: 'practice',
  traps: [],
  at: new Date(start + n * 60_000),
  ms: 40_000,
  hints: 0,
  outcome: 'right',
  millipoints: 1000,
  misconceptions: [],
  belief: null,
  lowered: null,
  ...parts,
});

const histories = fc
  .array(
    fc.record({
      offer: fc.constantFrom(...offered()),
      ms: fc.integer({ min: 0, max: 3_600_000 }),
      hints: fc.integer({ min: 0, max: 3 }),
      outcome: fc.constantFrom('right' as const, 'partly' as const, 'wrong' as const),
      lowered: fc.constantFrom(null, 'again' as const, 'hard' as const),
    }),
    { maxLength: 40 },
  )
  .map((answers) =>
    answers.map(({ offer, outcome, ...rest }, n) =>
      past(n, { ...offer, ...rest, outcome, millipoints: { right: 1000, partly: 500, wrong: 0 }[outcome] }),
    ),
  );

test('what is made from the answers is made again from them, and a later one changes no earlier rating', () => {
  fc.assert(
    fc.property(histories, fc.nat(40), (history, length) => {
      const whole = rated(history);
      const cards = cardsOf(reviewsOf(whole, []), defaultSettings);
      const anew = reviewsOf(rated(structuredClone(history)), []);
      expect(cardsOf(anew, defaultSettings)).toEqual(cards);
      expect(rated(history.slice(0, length))).toEqual(whole.slice(0, length));
      expect(new Set(cards.map(({ about }) => about))).toEqual(new Set(history.map((a) => a.concept)));
    }),
  );
});

test('a rating is lowered, never raised', () => {
  const ratings = rated([
    past(1, { lowered: 'hard' }),
    past(2, { lowered: 'easy' }),
    past(3, { outcome: 'wrong', lowered: 'easy' }),
    past(4, { hints: 1, lowered: 'good' }),
  ]);
  expect(ratings.map(({ earned, rating }) => [earned, rating])).toEqual([
    ['good', 'hard'],
    ['good', 'good'],
    ['again', 'again'],
    ['hard', 'hard'],
  ]);
});

test('quick is what is quick for this person and kind; who was away is neither quick nor slow', () => {
  const slowly = [1, 2, 3, 4, 5].map((n) => past(n, { ms: 100_000 }));
  const [last] = rated([...slowly, past(6, { ms: 45_000 })]).slice(-1);
  expect(last?.rating).toBe('easy');
  expect(rated([past(1, { ms: 45_000 })])[0]?.rating).toBe('good');
  const another = past(6, { ms: 45_000, kind: 'fill-numbers' });
  expect(rated([...slowly, another]).at(-1)?.rating).toBe('good');
  expect(rated([past(1, { ms: 8 * 3_600_000 })])[0]?.rating).toBe('good');
});

test('a kind does not come twice running for a concept that has another, and all get their turn', () => {
  const concept = 'close-states';
  const kinds = offered().filter((offer) => offer.concept === concept).length;
  const history: PastAnswer[] = [];
  for (let n = 0; n < 3 * kinds; n++) {
    const [first] = kindsInTurn(concept, history);
    if (!first) throw new Error('nothing is offered');
    expect(first.kind).not.toBe(history.at(-1)?.kind);
    history.push(past(n, { concept, kind: first.kind }));
  }
  const last = history.slice(-kinds).map(({ kind }) => kind);
  expect(new Set(last).size).toBe(kinds);
});

test('a belief that is alive is gone after where it can show', () => {
  const held = past(1, { outcome: 'wrong', millipoints: 0, misconceptions: ['two-way-handshake'] });
  const trap = past(2, { concept: 'why-not-two-ghost', traps: ['two-way-handshake'] });
  const { beliefs } = practiceOf([held, trap], askable());
  expect(beliefs).toEqual([{ id: 'two-way-handshake', concepts: ['open-states', 'why-not-two-ghost'] }]);
  const avoided = [3, 4].map((n) => past(n, { traps: ['two-way-handshake'] }));
  expect(practiceOf([held, trap, ...avoided], askable()).beliefs).toEqual([]);
  expect(beliefsOf([held, trap, ...avoided])).toMatchObject([{ state: 'cured', curedBy: 'answer 4' }]);
});

test('whoever has answered nothing begins where nothing is needed', () => {
  const choice = nextConcept(practiceOf([], askable()), { int: (_, to) => to });
  expect(choice).toEqual({ concept: 'segment', why: 'new' });
});

const belief = 'two-way-handshake';
const day = (n: number) => new Date(start + n * DAY);
const cardOn = (
  about: string,
  answers: readonly PastAnswer[],
  recalls: Parameters<typeof reviewsOf>[1] = [],
) => cardsOf(reviewsOf(rated(answers), recalls), defaultSettings).find((it) => it.about === about)?.card;

test('a belief has a card from the answer that held it on, and comes back on another day', () => {
  const avoided = past(1, { traps: [belief] });
  const held = past(2, {
    at: day(1),
    outcome: 'wrong',
    millipoints: 0,
    misconceptions: [belief],
    traps: [belief],
  });
  expect(cardOn(belief, [avoided])).toBeUndefined();
  expect(cardOn(belief, [avoided, held])).toMatchObject({ retry: false, due: day(2).getTime(), reps: 1 });
  // Its concept comes back within minutes.
  expect(cardOn('open-states', [avoided, held])).toMatchObject({ retry: true });
});

test('a right answer that avoids it, and any answer to a question that went after it, is a review of its card', () => {
  const held = past(1, { outcome: 'wrong', millipoints: 0, misconceptions: [belief] });
  const other = past(2, { at: day(2), outcome: 'wrong', millipoints: 0, traps: [belief] });
  expect(cardOn(belief, [held, other])?.reps).toBe(1);
  const aimed = { ...other, belief };
  expect(cardOn(belief, [held, aimed])).toMatchObject({ reps: 2, lapses: 0 });
  const right = past(3, { at: day(3), traps: [belief], concept: 'why-not-two-ghost' });
  expect(cardOn(belief, [held, right])?.due).toBeGreaterThan(day(4).getTime());
});

test('the turn of a card is that of the belief, where the question went after it, and of the concept otherwise', () => {
  const held = past(1, { outcome: 'wrong', millipoints: 0, misconceptions: [belief], purpose: 'review' });
  const aimed = past(2, { purpose: 'review', belief, traps: [belief] });
  const turns = reviewsOf(rated([held, aimed]), []).map(({ about, isTurn }) => [about, isTurn]);
  expect(turns).toEqual([
    ['open-states', true],
    [belief, false],
    ['open-states', false],
    [belief, true],
  ]);
});

test('what somebody says of a card counts as a review, in its place in time', () => {
  const [first, last] = [past(1), past(2, { at: day(9) })];
  const said = { id: 'r', about: 'open-states', rating: 'again', at: day(5) } as const;
  const reviews = reviewsOf(rated([first, last]), [said]);
  expect(reviews.map(({ rating, isTurn }) => [rating, isTurn])).toEqual([
    ['good', false],
    ['again', true],
    ['good', false],
  ]);
  expect(cardOn('open-states', [first, last], [said])?.lapses).toBe(1);
});
