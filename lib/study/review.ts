import 'server-only';
import { db } from '@/lib/data/client';
import { readHistory } from '@/lib/data/history';
import { findUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
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
import { askable, cardsOf, kindsInTurn, type Learner, type RatedAnswer, rated, settingsOf } from './standing';
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
  const history = learner ? await readHistory(await db(), learner.id) : [];
  const { deck, zone } = deckOf(learner, rated(history), now);
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
  answers: readonly RatedAnswer[],
  now: Date,
): readonly DayAhead[] {
  const { deck, zone } = deckOf(learner, answers, now);
  return aheadOf(deck, now, zone);
}

/**
 * Asks about the card whose turn it is, by a kind that is quick where there is one.
 * @returns the question's id; null where nothing is left to review now
 * @throws AppError `sign-in-required` when nobody is there (any more)
 */
export async function startReview(userId: string, now: Date): Promise<string | null> {
  const client = await db();
  const learner = await findUser(client, userId);
  if (!learner) throw new AppError('sign-in-required');
  const history = await readHistory(client, userId);
  const [turn] = queueFor(learner, rated(history), now).turns;
  if (!turn) return null;
  const offers = kindsInTurn(turn.concept, history);
  const quick = offers.filter(({ kind }) => quickKinds.includes(kind));
  return ask(userId, { purpose: 'review', ...turn }, quick.length > 0 ? quick : offers, now);
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
  const answers = rated(await readHistory(await db(), learner.id));
  const answer = answers.find((it) => it.questionId === questionId);
  const card = answer && cardsOf(answers, settingsOf(learner)).find((it) => it.concept === answer.concept);
  if (!answer || !card) return null;
  const { earned, rating } = answer;
  const lower = lowerings.filter((it) => it !== rating && lowered(rating, it) === it);
  return { earned, rating, card: card.card, lower, left: queueFor(learner, answers, now).turns.length };
}

function queueFor(learner: Learner, answers: readonly RatedAnswer[], now: Date): Queue {
  const { deck, zone } = deckOf(learner, answers, now);
  return queue(deck, now.getTime(), zone);
}

function deckOf(
  learner: Learner | null,
  answers: readonly RatedAnswer[],
  now: Date,
): { deck: Deck; zone: string } {
  const zone = learner?.timeZone ?? 'UTC';
  const cards: readonly Flashcard[] = cardsOf(answers, settingsOf(learner));
  const begun = new Set(cards.map(({ concept }) => concept));
  const budget = learner ? { reviews: learner.reviewsPerDay, fresh: learner.newCardsPerDay } : defaultBudget;
  return {
    zone,
    deck: {
      cards,
      fresh: askable()
        .filter(({ id }) => !begun.has(id))
        .map(({ id, needs }) => ({ concept: id, needs })),
      budget,
      done: doneOn(dayOf(now.getTime(), zone), answers, zone),
    },
  };
}

/** What review has done on a day. A second try at what was wrong that day is not counted. */
function doneOn(today: string, answers: readonly RatedAnswer[], zone: string): Load {
  const before = new Map<string, RatedAnswer>();
  const done = { reviews: 0, fresh: 0 };
  for (const answer of answers) {
    const last = before.get(answer.concept);
    before.set(answer.concept, answer);
    const isOn = (it: RatedAnswer) => dayOf(it.at.getTime(), zone) === today;
    if (answer.purpose !== 'review' || !isOn(answer)) continue;
    if (!last) done.fresh += 1;
    else if (last.rating !== 'again' || !isOn(last)) done.reviews += 1;
  }
  return done;
}
