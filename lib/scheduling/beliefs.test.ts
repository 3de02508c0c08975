import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beliefs, type Testimony } from './beliefs';

/** Answers in a row: what each believes, and what it could have. */
const answersOf = (...of: readonly Partial<Testimony>[]): Testimony[] =>
  of.map((some, at) => ({ id: `answer ${at}`, at, hints: 0, misconceptions: [], offered: [], ...some }));

const held = { misconceptions: ['ghost'], offered: ['ghost', 'other'] };
const avoided = { offered: ['ghost', 'other'] };
const elsewhere = { offered: ['other'] };

test('it is alive from the answer that held it', () => {
  expect(beliefs(answersOf(avoided, held, elsewhere))).toEqual([
    { id: 'ghost', state: 'alive', times: 1, heldAt: 1, heldBy: 'answer 1', avoided: 0 },
  ]);
});

test('it is cured by the third answer running that avoided it, and not by questions without a trap for it', () => {
  expect(beliefs(answersOf(held, avoided, elsewhere, avoided))).toMatchObject([
    { state: 'alive', avoided: 2 },
  ]);
  expect(beliefs(answersOf(held, avoided, elsewhere, avoided, avoided, avoided))).toEqual([
    { id: 'ghost', state: 'cured', times: 1, heldAt: 0, heldBy: 'answer 0', curedAt: 4, curedBy: 'answer 4' },
  ]);
});

test('held again, it has to be avoided anew, and after a cure it is alive again', () => {
  expect(beliefs(answersOf(held, avoided, avoided, held, avoided))).toMatchObject([
    { state: 'alive', times: 2, heldAt: 3, avoided: 1 },
  ]);
  const relapsed = beliefs(answersOf(held, avoided, avoided, avoided, held));
  expect(relapsed).toEqual([
    { id: 'ghost', state: 'alive', times: 2, heldAt: 4, heldBy: 'answer 4', avoided: 0 },
  ]);
});

test('what was avoided with a hint proves nothing', () => {
  const hinted = { ...avoided, hints: 1 };
  expect(beliefs(answersOf(held, hinted, hinted, hinted, avoided))).toMatchObject([{ avoided: 1 }]);
});

test('of several that match, the likeliest is held; the others are neither held nor avoided', () => {
  const both = { misconceptions: ['other', 'ghost'], offered: ['ghost', 'other'] };
  expect(beliefs(answersOf(held, avoided, both))).toMatchObject([
    { id: 'other', heldAt: 2 },
    { id: 'ghost', state: 'alive', avoided: 1 },
  ]);
});

describe('of any answers', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const someAnswers = fc
    .array(
      fc.tuple(fc.subarray(ids), fc.subarray(ids), fc.nat(1)).map(([misconceptions, others, hints]) => ({
        misconceptions,
        offered: [...new Set([...misconceptions, ...others])],
        hints,
      })),
      { maxLength: 40 },
    )
    .map((all) => answersOf(...all));

  test('whatever was held is alive or cured, once, the most recent first; and nothing else is', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const found = beliefs(answers);
        const everHeld = new Set(answers.flatMap(({ misconceptions }) => misconceptions.slice(0, 1)));
        expect(new Set(found.map(({ id }) => id))).toEqual(everHeld);
        expect(found).toHaveLength(everHeld.size);
        const times = found.map(({ heldAt }) => heldAt);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        expect(beliefs(answers.toReversed())).toEqual(found);
      }),
    );
  });

  test('cured is what three answers since the last that held it have avoided', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        for (const belief of beliefs(answers)) {
          const since = answers.filter(
            ({ at, hints, offered, misconceptions }) =>
              at > belief.heldAt &&
              hints === 0 &&
              offered.includes(belief.id) &&
              !misconceptions.includes(belief.id),
          );
          expect(belief.state).toBe(since.length >= 3 ? 'cured' : 'alive');
          if (belief.state === 'cured') expect(belief.curedBy).toBe(since[2]?.id);
          else expect(belief.avoided).toBe(since.length);
        }
      }),
    );
  });
});
