import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, dayAfter } from './day';
import { streak } from './streak';

const today = '2026-03-31';

/** The last days as a row, the last one today: x is studied, a dot is not. */
const row = (days: string): Day[] =>
  [...days].flatMap((mark, i) => (mark === 'x' ? [dayAfter(today, i + 1 - days.length)] : []));

test.each([
  ['nothing yet', '.', 0, true],
  ['today', 'x', 1, true],
  ['yesterday, and today is not over', 'x.', 1, true],
  ['three days', 'xxx', 3, true],
  ['a day missed is forgiven', 'xxx.xx', 5, false],
  ['also yesterday', 'xxx..', 3, false],
  ['two missed running are not', 'xxx..x', 1, true],
  ['a second one within a week is not', 'xx.xxxxx.x', 6, false],
  ['a second one after a week is', 'xx.xxxxxx.x', 9, false],
  ['a week later one may be missed again', 'x.xxxxxxx', 8, true],
  ['six days later not yet', 'x.xxxxx', 6, false],
  ['and not if it would be today', 'x.xxxxx.', 6, false],
])('%s: %s', (_, days, length, spare) => {
  expect(streak(row(days), today)).toEqual({ days: length, today: days.endsWith('x'), spare });
});

const someDays = fc.uniqueArray(fc.integer({ min: -40, max: 0 }).map((n) => dayAfter(today, n)));

test('neither their order nor what is said twice matters, nor what has not come yet', () => {
  fc.assert(
    fc.property(someDays, (days) => {
      const one = streak(days, today);
      expect(streak([...days.toReversed(), ...days, dayAfter(today), dayAfter(today, 9)], today)).toEqual(
        one,
      );
    }),
  );
});

test('to have studied on one more day never shortens it', () => {
  fc.assert(
    fc.property(someDays, fc.integer({ min: -40, max: 0 }), (days, ago) => {
      const more = streak([...days, dayAfter(today, ago)], today).days;
      expect(more).toBeGreaterThanOrEqual(streak(days, today).days);
    }),
  );
});

test('in any seven days of it at most one was missed', () => {
  fc.assert(
    fc.property(someDays, (days) => {
      const { days: length } = streak(days, today);
      const counted = days.toSorted().slice(days.length - length);
      const [first = today] = counted;
      for (let from = first; dayAfter(from, 6) < today; from = dayAfter(from)) {
        const week = Array.from({ length: 7 }, (_, i) => dayAfter(from, i));
        expect(week.filter((day) => !days.includes(day)).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('what is called spare is: the streak survives the day unstudied', () => {
  fc.assert(
    fc.property(someDays, (days) => {
      const { days: length, today: isStudied, spare } = streak(days, today);
      const later = streak(days, dayAfter(today, isStudied ? 2 : 1));
      expect(later.days === length).toBe(spare);
    }),
  );
});
