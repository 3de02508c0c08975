/** What the rest of the app uses. `card.ts` and `queue.ts` load ts-fsrs; a browser that needs less imports it by path. */
export { type Belief, beliefs, type Testimony } from './beliefs';
export {
  type Card,
  defaultSettings,
  type Review,
  recall,
  replay,
  retentionRange,
  review,
  type Settings,
} from './card';
export { type Day, dayAfter, dayOf, daysBetween, isZone } from './day';
export { type DayAhead, forecast } from './forecast';
export { type Earned, isMastered, mastery } from './mastery';
export { type Choice, nextConcept, type Practice, type Random, type Standing } from './policy';
export {
  type Deck,
  defaultBudget,
  dueDay,
  type Flashcard,
  type Fresh,
  type Load,
  type Queue,
  queue,
  type Turn,
} from './queue';
export { type Graded, lowered, type Rating, ratingOf, ratings } from './rating';
export { type Streak, streak } from './streak';
