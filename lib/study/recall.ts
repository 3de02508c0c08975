import 'server-only';
import { db, transaction } from '@/lib/data/client';
import { isId, newId } from '@/lib/data/ids';
import { createRecall, type PastRecall, takeBackRecall } from '@/lib/data/recalls';
import { findUser, lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { concepts } from '@/lib/questions/concepts';
import { isMisconception, sectionOf } from '@/lib/questions/misconceptions';
import { dayOf } from '@/lib/scheduling';
import { readPast } from './past';
import { queueFor } from './review';
import { askable, type Learner } from './standing';

// Cards for the bus: think, look, and say how well it was known. Nothing is graded, so nothing earns a mark.

/** What somebody may say of a card. That something is known by heart only an answer shows. */
export const sayings = ['again', 'hard', 'good'] as const;

export type Saying = (typeof sayings)[number];

/** A card to think about, with what is so. */
export interface RecallCard {
  /** The id of the concept or of the misconception. */
  readonly about: string;
  readonly kind: 'concept' | 'belief';
  /** Where it can be read. */
  readonly section: string;
}

/** Where somebody is with their cards. */
export interface RecallTurn {
  /** Null where nothing is left for now. */
  readonly card: RecallCard | null;
  /** How many cards wait, this one among them. */
  readonly left: number;
  /** What they said last today, which they may take back. */
  readonly last: (Pick<PastRecall, 'id' | 'rating'> & Omit<RecallCard, 'section'>) | null;
}

/** @param learner null for a visitor */
export async function readRecall(learner: Learner | null, now: Date): Promise<RecallTurn> {
  const { reviews, recalls } = await readPast(learner?.id);
  const { turns } = queueFor(learner, reviews, now);
  const [turn] = turns;
  const last = recalls.at(-1);
  const zone = learner?.timeZone ?? 'UTC';
  const isToday = last && dayOf(last.at.getTime(), zone) === dayOf(now.getTime(), zone);
  return {
    card: turn ? cardAbout(turn.about) : null,
    left: turns.length,
    last: isToday ? { ...cardAbout(last.about), id: last.id, rating: last.rating } : null,
  };
}

const cardAbout = (about: string): RecallCard =>
  isMisconception(about)
    ? { about, kind: 'belief', section: sectionOf(about) }
    : { about, kind: 'concept', section: concepts.find(({ id }) => id === about)?.section ?? '3.10' };

/**
 * Keeps what somebody says of a card, once: with the same key again it changes nothing.
 * @throws AppError `invalid` for a key that is no UUID, `not-found` for a card that they do not have, `sign-in-required` when nobody is there
 */
export async function rateRecall(
  userId: string,
  said: { readonly about: string; readonly rating: Saying; readonly clientKey: string },
  now: Date,
): Promise<void> {
  if (!isId(said.clientKey)) throw new AppError('invalid', 'clientKey is not a UUID');
  const learner = await findUser(await db(), userId);
  if (!learner) throw new AppError('sign-in-required');
  const { reviews } = await readPast(userId);
  const isTheirs = reviews.some(({ about }) => about === said.about);
  if (!isTheirs && !askable().some(({ id }) => id === said.about)) throw new AppError('not-found');
  await transaction(async (tx) => {
    if (!(await lockUser(tx, userId, 'keep'))) throw new AppError('sign-in-required');
    await createRecall(tx, { ...said, id: newId(), userId, now });
  });
}

/**
 * Takes back what somebody said of a card. Nothing is erased.
 * @throws AppError `not-found` for what they have not said
 */
export async function takeBack(userId: string, recallId: string, now: Date): Promise<void> {
  if (!isId(recallId)) throw new AppError('not-found');
  const what = { id: newId(), userId, recallId, now };
  if (!(await takeBackRecall(await db(), what))) throw new AppError('not-found');
}
