import { type Day, dayAfter, daysBetween } from './day';

export interface Streak {
  /** How many days were studied in it; the forgiven ones are not counted. */
  readonly days: number;
  /** Whether today is one of them. */
  readonly today: boolean;
  /** Whether the next day that can still be missed would be forgiven: today, or tomorrow if today is one of them. */
  readonly spare: boolean;
}

/** In any so many days that follow each other, one may be missed. */
const FORGIVES_ONE_IN = 7;

/**
 * The streak that is alive: the days studied, counted back from today until two missed days would lie less than
 * seven days apart. So two missed days running always end it. Today is not over: while nothing was studied, it
 * neither counts nor is missed.
 * @param days on which something was studied, in any order; those after today are left out
 */
export function streak(days: readonly Day[], today: Day): Streak {
  const studied = new Set(days);
  const isStudied = studied.has(today);
  const alive = countedBack(studied, dayAfter(today, isStudied ? 0 : -1), null);
  const next = dayAfter(today, isStudied ? 1 : 0);
  return {
    days: alive,
    today: isStudied,
    spare: countedBack(studied, dayAfter(next, -1), next) === alive,
  };
}

/** The days studied from `last` backwards. @param missed the missed day nearest after `last`, if one counts */
function countedBack(studied: ReadonlySet<Day>, last: Day, missed: Day | null): number {
  let count = 0;
  let forgiven = missed;
  for (let day = last; ; day = dayAfter(day, -1)) {
    if (studied.has(day)) count += 1;
    else if (forgiven === null || daysBetween(day, forgiven) >= FORGIVES_ONE_IN) forgiven = day;
    else return count;
  }
}
