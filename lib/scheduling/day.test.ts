import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from './card';
import { dayAfter, dayOf, daysBetween, isZone } from './day';
import { aTime, aZone, NEW_YEAR, zones } from './testing';

const HOUR = 60 * MINUTE;

/** What the clock on the wall says, as `YYYY-MM-DD HH:MM`. */
const wall = (now: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(now);

test.each([
  ['before four it is still yesterday', '2026-07-01T01:59:59Z', 'Europe/Berlin', '2026-06-30'],
  ['at four a day begins', '2026-07-01T02:00:00Z', 'Europe/Berlin', '2026-07-01'],
  ['also on the day that lost an hour', '2026-03-29T02:00:00Z', 'Europe/Berlin', '2026-03-29'],
  ['and not before', '2026-03-29T01:59:59Z', 'Europe/Berlin', '2026-03-28'],
  ['also on the day that won an hour', '2026-10-25T03:00:00Z', 'Europe/Berlin', '2026-10-25'],
  ['and not before', '2026-10-25T02:59:59Z', 'Europe/Berlin', '2026-10-24'],
  ['east of everybody', '2025-12-31T14:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
  ['in another calendar', '2026-01-31T20:00:00Z', 'Asia/Shanghai', '2026-02-01'],
  ['over a year', '2026-01-01T03:59:59Z', 'UTC', '2025-12-31'],
])('%s', (_, at, zone, day) => {
  expect(dayOf(Date.parse(at), zone)).toBe(day);
});

test('a zone that there is not is refused', () => {
  expect(() => dayOf(NEW_YEAR, 'Europe/Atlantis')).toThrow(RangeError);
});

describe.each(zones)('in %s', (zone) => {
  test('the day is the date on the wall, from four on', () => {
    fc.assert(
      fc.property(aTime, (now) => {
        const [date = '', time = ''] = wall(now, zone).split(' ');
        expect(dayOf(now, zone)).toBe(time >= '04:00' ? date : dayAfter(date, -1));
      }),
    );
  });

  test('days follow each other, and none is shorter than 23 hours or longer than 25', () => {
    const lengths = new Map<string, number>();
    for (let now = NEW_YEAR - 2 * DAY; now < NEW_YEAR + 367 * DAY; now += HOUR / 2) {
      const day = dayOf(now, zone);
      lengths.set(day, (lengths.get(day) ?? 0) + 0.5);
    }
    const days = [...lengths.keys()];
    for (const [i, day] of days.slice(1).entries()) expect(day).toBe(dayAfter(days[i] ?? ''));
    for (const hours of [...lengths.values()].slice(1, -1)) {
      expect(hours).toBeGreaterThanOrEqual(23);
      expect(hours).toBeLessThanOrEqual(25);
    }
  });
});

test('time never turns a day back', () => {
  fc.assert(
    fc.property(aTime, fc.nat(400 * DAY), aZone, (now, ms, zone) => {
      expect(dayOf(now + ms, zone) >= dayOf(now, zone)).toBe(true);
    }),
  );
});

test('as many days after a day as lie between', () => {
  fc.assert(
    fc.property(aTime, fc.integer({ min: -1000, max: 1000 }), (now, days) => {
      const day = dayOf(now, 'UTC');
      expect(daysBetween(day, dayAfter(day, days))).toBe(days);
      expect(dayAfter(dayAfter(day, days), -days)).toBe(day);
    }),
  );
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
});

test('a zone is one that days can be counted in', () => {
  for (const zone of ['UTC', 'Asia/Shanghai', ...zones]) expect(isZone(zone)).toBe(true);
  for (const none of ['', 'Shanghai', 'Asia/Nowhere', '+99:00', 'constructor'])
    expect(isZone(none)).toBe(false);
});
