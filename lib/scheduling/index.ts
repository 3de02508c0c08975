/** What the rest of the app uses. `card.ts` and `queue.ts` load ts-fsrs; a browser that needs less imports it by path. */
export { type Belief, beliefs } from './beliefs';
export {
  type Card,
  DAY,
  defaultSettings,
  recall,
  replay,
  retentionRange,
  type Settings,
} from './card';
export { type Day, dayAfter, dayOf, isZone } from './day';
export { type DayAhead, forecast } from './forecast';
export { type Earned, isMastered, mastery } from './mastery';
export { nextConcept, type Practice, type Standing } from './policy';
export {
  type Deck,
  defaultBudget,
  type Flashcard,
  type Load,
  type Queue,
  queue,
} from './queue';
export { lowered, type Rating, ratingOf } from './rating';
export { type Streak, streak } from './streak';
