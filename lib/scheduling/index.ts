/** What the rest of the app uses. `card.ts` loads ts-fsrs; a browser that needs less imports it by path. */
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
export { type Day, dayAfter, dayOf, daysBetween } from './day';
export { type Graded, lowered, type Rating, ratingOf, ratings } from './rating';
