import 'server-only';
import { db } from '@/lib/data/client';
import { findUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { isMisconception } from '@/lib/questions/misconceptions';
import {
  type Card,
  type DayAhead,
  type Deck,
  dayOf,
  defaultBudget,
  type Flashcard,
  forecast,
  type Load,
  lowered,
  type Queue,
  queue,
} from '@/lib/scheduling';
import { type Lowering, lowerings } from './lower';
import { readPast } from './past';
import {
  askable,
  type CardReview,
  cardsOf,
  kindsInTurn,
  type Learner,
  type RatedAnswer,
  settingsOf,
  whereItShows,
} from './standing';
import { ask } from './start';

/** What there is to review. */
export interface ReviewDay {
  /** Cards that wait now, second tries among them. */
  readonly due: number;
  /** First cards that wait now. */
  readonly fresh: number;
  /** Cards that are due and wait for the days to come. */
  readonly putOff: number;
  readonly done: Load;
  /** The days to come, today first. */
  readonly ahead: readonly DayAhead[];
}

const DAYS_AHEAD = 7;

/** @param learner null for a visitor, who has no card yet */
export async function readReview(learner: Learner | null, now: Date): Promise<ReviewDay> {
  const { reviews } = await readPast(learner?.id);
  const { deck, zone } = deckOf(learner, reviews, now);
  const { turns, putOff } = queue(deck, now.getTime(), zone);
  const fresh = turns.filter(({ why }) => why === 'new').length;
  return {
    due: turns.length - fresh,
    fresh,
    putOff,
    done: deck.done,
    ahead: aheadOf(deck, now, zone),
  };
}

const aheadOf = ({ cards, budget }: Deck, now: Date, zone: string): readonly DayAhead[] =>
  forecast(cards, now.getTime(), DAYS_AHEAD, zone, budget.reviews);

/** How many cards the days to come will bring, today first, if nothing is reviewed in between. */
export function forecastOf(
  learner: Learner | null,
  reviews: readonly CardReview[],
  now: Date,
): readonly DayAhead[] {
  const { deck, zone } = deckOf(learner, reviews, now);
  return aheadOf(deck, now, zone);
}

/**
 * Asks about the card whose turn it is, by a kind that is quick where there is one.
 * @returns the question's id; null where nothing is left to review now
 * @throws AppError `sign-in-required` when nobody is there (any more)
 */
export async function startReview(userId: string, now: Date): Promise<string | null> {
  const learner = await findUser(await db(), userId);
  if (!learner) throw new AppError('sign-in-required');
  const { history, reviews } = await readPast(userId);
  const [turn] = queueFor(learner, reviews, now).turns;
  if (!turn) return null;
  const { about, why } = turn;
  const isBelief = isMisconception(about);
  const offers = (isBelief ? whereItShows(about, history) : [about]).flatMap((it) =>
    kindsInTurn(it, history),
  );
  const quick = offers.filter(({ kind }) => quickKinds.includes(kind));
  const aim = { purpose: 'review', why, ...(isBelief && { belief: about }) } as const;
  return ask(userId, aim, quick.length > 0 ? quick : offers, now);
}

/** A review is for the bus: what takes a tap or two comes before what takes typing and dragging. */
const quickKinds: readonly string[] = ['next-segment', 'predict-outcome', 'spot-the-error', 'fill-states'];

/** What an answer to a review counts as, and what comes of it. */
export interface ReviewResult extends Pick<RatedAnswer, 'earned' | 'rating'> {
  readonly card: Card;
  /** What it may still be lowered to. */
  readonly lower: readonly Lowering[];
  /** How many cards wait now. */
  readonly left: number;
}

/** @returns null where the question is not one of theirs that they have answered */
export async function readResult(
  learner: Learner,
  questionId: string,
  now: Date,
): Promise<ReviewResult | null> {
  const { answers, reviews } = await readPast(learner.id);
  const answer = answers.find((it) => it.questionId === questionId);
  const about = answer && (answer.belief ?? answer.concept);
  const card = cardsOf(reviews, settingsOf(learner)).find((it) => it.about === about);
  if (!answer || !card) return null;
  const { earned, rating } = answer;
  const lower = lowerings.filter((it) => it !== rating && lowered(rating, it) === it);
  return { earned, rating, card: card.card, lower, left: queueFor(learner, reviews, now).turns.length };
}

/** What to review now. */
export function queueFor(learner: Learner | null, reviews: readonly CardReview[], now: Date): Queue {
  const { deck, zone } = deckOf(learner, reviews, now);
  return queue(deck, now.getTime(), zone);
}

function deckOf(
  learner: Learner | null,
  reviews: readonly CardReview[],
  now: Date,
): { deck: Deck; zone: string } {
  const zone = learner?.timeZone ?? 'UTC';
  const cards: readonly Flashcard[] = cardsOf(reviews, settingsOf(learner));
  const begun = new Set(cards.map(({ about }) => about));
  const budget = learner ? { reviews: learner.reviewsPerDay, fresh: learner.newCardsPerDay } : defaultBudget;
  return {
    zone,
    deck: {
      cards,
      fresh: askable()
        .filter(({ id }) => !begun.has(id))
        .map(({ id, needs }) => ({ about: id, needs })),
      budget,
      done: doneOn(dayOf(now.getTime(), zone), reviews, zone),
    },
  };
}

/** What review has done on a day. A second try at what was wrong that day is not counted. */
function doneOn(today: string, reviews: readonly CardReview[], zone: string): Load {
  const before = new Map<string, CardReview>();
  const done = { reviews: 0, fresh: 0 };
  for (const review of reviews) {
    const last = before.get(review.about);
    before.set(review.about, review);
    const isOn = (it: CardReview) => dayOf(it.at.getTime(), zone) === today;
    if (!review.isTurn || !isOn(review)) continue;
    if (!last) done.fresh += 1;
    else if (last.rating !== 'again' || !isOn(last)) done.reviews += 1;
  }
  return done;
}
