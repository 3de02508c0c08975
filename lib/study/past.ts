import 'server-only';
import { db } from '@/lib/data/client';
import { type PastAnswer, readHistory } from '@/lib/data/history';
import { type PastRecall, readRecalls } from '@/lib/data/recalls';
import { type CardReview, type RatedAnswer, rated, reviewsOf } from './standing';

/** What somebody has done so far: all that their standing is made from. */
export interface Past {
  readonly history: readonly PastAnswer[];
  /** The same, with their ratings. */
  readonly answers: readonly RatedAnswer[];
  readonly recalls: readonly PastRecall[];
  /** Every time that a card was seen. */
  readonly reviews: readonly CardReview[];
}

/** @param userId absent for a visitor, who has done nothing yet */
export async function readPast(userId: string | undefined): Promise<Past> {
  if (userId === undefined) return { history: [], answers: [], recalls: [], reviews: [] };
  const client = await db();
  const [history, recalls] = await Promise.all([readHistory(client, userId), readRecalls(client, userId)]);
  const answers = rated(history);
  return { history, answers, recalls, reviews: reviewsOf(answers, recalls) };
}
