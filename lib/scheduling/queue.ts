import { type Card, MINUTE, recall } from './card';
import { type Day, dayAfter, dayOf } from './day';

/** Something that has a card: a concept, or a misconception that was once held. */
export interface Flashcard {
  /** The id of the one or of the other. */
  readonly about: string;
  readonly card: Card;
}

/** A concept that has none yet. */
export interface Fresh {
  readonly about: string;
  /** What should have a card first. */
  readonly needs: readonly string[];
}

/** How many reviews, and how many first cards. */
export interface Load {
  readonly reviews: number;
  readonly fresh: number;
}

export interface Deck {
  readonly cards: readonly Flashcard[];
  /** In the order of learning. */
  readonly fresh: readonly Fresh[];
  /** For one day. Second tries at what was wrong today are not counted: they come however full the day. */
  readonly budget: Load;
  /** Done today, counted in the same way. */
  readonly done: Load;
}

/** About a quarter of an hour a day. What a holiday leaves undone is then spread over the days that follow. */
export const defaultBudget: Load = { reviews: 20, fresh: 5 };

export interface Turn {
  readonly about: string;
  readonly why: 'retry' | 'due' | 'new';
}

export interface Queue {
  /** What to do now, the first one first. */
  readonly turns: readonly Turn[];
  /** How many cards are due, but wait for the days to come. */
  readonly putOff: number;
}

/** Nobody waits for a second try when there is nothing else to do. */
const RETRY_AHEAD_MS = 20 * MINUTE;

/**
 * What to do now: second tries whose time has come; then the cards that are due, the likeliest forgotten first,
 * as many as the day's budget allows; then new ones, if the budget holds all that is due; then second
 * tries ahead of their time. Ask again after every answer: the same deck gives the same queue.
 * @param now in ms since the epoch
 * @param zone the learner's
 */
export function queue({ cards, fresh, budget, done }: Deck, now: number, zone: string): Queue {
  const today = dayOf(now, zone);
  const retries = cards.filter(({ card }) => isRetryOf(today, card, zone)).sort(byDue);
  const due = cards
    .filter(({ card }) => !isRetryOf(today, card, zone) && dueDay(card, zone) <= today)
    .sort((a, b) => recall(a.card, now) - recall(b.card, now) || byDue(a, b));
  const room = Math.max(0, budget.reviews - done.reviews);
  const roomForNew = due.length > room ? 0 : Math.max(0, budget.fresh - done.fresh);
  const begun = new Set(cards.map(({ about }) => about));
  return {
    turns: [
      ...turns(
        'retry',
        retries.filter(({ card }) => card.due <= now),
      ),
      ...turns('due', due.slice(0, room)),
      ...turns('new', needsFirst(fresh, begun).slice(0, roomForNew)),
      ...turns(
        'retry',
        retries.filter(({ card }) => card.due > now && card.due <= now + RETRY_AHEAD_MS),
      ),
    ],
    putOff: Math.max(0, due.length - room),
  };
}

/**
 * The day on which a card is due. Except for a second try, it is never the day of its last review, even where
 * the clocks going back make a day longer than 24 hours.
 */
export function dueDay(card: Card, zone: string): Day {
  const due = dayOf(card.due, zone);
  if (card.retry) return due;
  const next = dayAfter(dayOf(card.lastReview, zone));
  return due > next ? due : next;
}

/** Whether it was wrong today. A second try that was left over from another day is due like any other. */
const isRetryOf = (today: Day, card: Card, zone: string): boolean =>
  card.retry && dayOf(card.lastReview, zone) === today;

const turns = (why: Turn['why'], of: readonly { readonly about: string }[]): Turn[] =>
  of.map(({ about }) => ({ about, why }));

const byDue = (a: Flashcard, b: Flashcard): number => a.card.due - b.card.due || (a.about < b.about ? -1 : 1);

/** Each one after what it needs, otherwise in their order. What needs itself, or something unheard of, is not held up. */
function needsFirst(fresh: readonly Fresh[], begun: ReadonlySet<string>): Fresh[] {
  const waiting = fresh.filter(({ about }) => !begun.has(about));
  const sorted: Fresh[] = [];
  while (waiting.length > 0) {
    const open = waiting.findIndex(({ needs }) => !waiting.some(({ about }) => needs.includes(about)));
    sorted.push(...waiting.splice(Math.max(0, open), 1));
  }
  return sorted;
}
