/** A day in somebody's life, as `YYYY-MM-DD`; the order of the texts is the order of the days. */
export type Day = string;

/** Who studies past midnight is still in the evening before. */
const DAY_BEGINS_AT = 4;

/** Whether days can be counted in a zone of this name. */
export function isZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Making a formatter takes a hundred times as long as using it, and a class's answers are many. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

/**
 * The day that a moment belongs to: the one function that knows what "day" means. A day begins at 04:00 by the
 * clock on the wall, whatever summer time does to the length of the night before.
 * @param now in ms since the epoch
 * @param zone an IANA zone
 * @throws RangeError for a zone that there is not
 */
export function dayOf(now: number, zone: string): Day {
  const parts = clockOf(zone).formatToParts(now);
  const number = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
  return iso(Date.UTC(number('year'), number('month') - 1, number('day'), number('hour') - DAY_BEGINS_AT));
}

/** The day so many days later; earlier where it is negative. */
export function dayAfter(day: Day, days = 1): Day {
  return iso(Date.parse(day) + days * DAY_IN_UTC);
}

/** How many days lie from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_IN_UTC;

const DAY_IN_UTC = 24 * 60 * 60_000;

const iso = (utc: number): Day => new Date(utc).toISOString().slice(0, 10);
