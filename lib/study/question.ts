import 'server-only';
import { findAnswerTo } from '@/lib/data/answers';
import { db } from '@/lib/data/client';
import { isId } from '@/lib/data/ids';
import { getQuestion, type Json } from '@/lib/data/questions';
import { AppError } from '@/lib/errors';
import type { Explanation, Text, Verdict, View } from '@/lib/questions/client';
import { explainAnswer, hintsFor, publicView } from '@/lib/questions/registry';

export type { Reason } from '@/lib/questions/client';
export { optionLines, tcpStates } from '@/lib/questions/client';

/** A question as its owner may see it: with what is right only after it was answered. */
export interface ShownQuestion {
  readonly id: string;
  readonly kind: string;
  readonly concept: string;
  readonly view: View;
  readonly hints: readonly Text[];
  /** How many more hints there are. */
  readonly hintsLeft: number;
  readonly answered?: {
    readonly raw: Json;
    readonly verdict: Verdict;
    readonly explanation: Explanation;
  };
}

/**
 * A question of somebody's.
 * @param hintsWanted how many hints to show while it is open
 * @throws AppError `not-found` for one that is not theirs
 */
export async function showQuestion(userId: string, id: string, hintsWanted: number): Promise<ShownQuestion> {
  if (!isId(id)) throw new AppError('not-found');
  const client = await db();
  const question = await getQuestion(client, userId, id);
  const answer = await findAnswerTo(client, userId, id);
  const { kind, concept } = question;
  const shown = { id, kind, concept, view: publicView(question) };
  if (!answer) {
    const hints = hintsFor(question);
    const wanted = Math.min(Math.max(0, hintsWanted), hints.length);
    return { ...shown, hints: hints.slice(0, wanted), hintsLeft: hints.length - wanted };
  }
  const verdict = answer.verdict as unknown as Verdict;
  return {
    ...shown,
    hints: [],
    hintsLeft: 0,
    answered: { raw: answer.raw, verdict, explanation: explainAnswer(question, verdict) },
  };
}
