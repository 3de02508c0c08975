import 'server-only';
import { findAnswerTo } from '@/lib/data/answers';
import { db } from '@/lib/data/client';
import { isId } from '@/lib/data/ids';
import { getQuestion, type Json, type Occasion, type StoredQuestion } from '@/lib/data/questions';
import { hasReportOn } from '@/lib/data/reports';
import { AppError } from '@/lib/errors';
import type { Explanation, Text, Verdict, View } from '@/lib/questions/client';
import { costOf } from '@/lib/questions/hints';
import { explainAnswer, hintsFor, publicView } from '@/lib/questions/registry';
import { admit } from './admit';

export type { Reason } from '@/lib/questions/client';
export { optionLines, tcpStates } from '@/lib/questions/client';

/** A question as its owner may see it: with what is right only after it was answered. */
export interface ShownQuestion {
  readonly id: string;
  readonly kind: string;
  readonly concept: string;
  readonly view: View;
  /** What it was asked for, and why it was chosen: a word of lib/scheduling; null where its owner wished for it. */
  readonly occasion: Pick<Occasion, 'purpose' | 'why'>;
  /** Those that were taken. */
  readonly hints: readonly Text[];
  /** What the next hint takes off the mark, in millipoints of a full one; absent where there is no next one. */
  readonly nextHintCost?: number;
  readonly answered?: {
    readonly raw: Json;
    /** How many hints were taken before, and what they took off the mark, in millipoints of a full one. */
    readonly hints: { readonly taken: number; readonly cost: number };
    readonly verdict: Verdict;
    readonly explanation: Explanation;
    /** Whether its owner has said that something is wrong here; null where there is no answer to say it of. */
    readonly reported: boolean | null;
  };
}

/**
 * A question of somebody's.
 * @throws AppError `not-found` for one that is not theirs, or belongs to an exam that is not over
 */
export async function showQuestion(userId: string, id: string, now: Date): Promise<ShownQuestion> {
  if (!isId(id)) throw new AppError('not-found');
  const client = await db();
  const question = await getQuestion(client, userId, id);
  await admit(client, userId, question, 'see', now);
  const answer = await findAnswerTo(client, userId, id);
  const { kind, concept, purpose, why } = question;
  const shown = { id, kind, concept, view: publicView(question), occasion: { purpose, why } };
  if (!answer) {
    const hints = hintsFor(question);
    const taken = question.hints;
    return {
      ...shown,
      hints: hints.slice(0, taken),
      ...(taken < hints.length && { nextHintCost: costOf(taken + 1) - costOf(taken) }),
    };
  }
  const verdict = answer.verdict as unknown as Verdict;
  return {
    ...shown,
    hints: [],
    answered: {
      raw: answer.raw,
      hints: { taken: answer.hints, cost: costOf(answer.hints) },
      verdict,
      explanation: explainAnswer(question, verdict),
      reported: await hasReportOn(client, userId, answer.id),
    },
  };
}

/** A question of a quiz that is over, with what would have been right. */
export function showUnanswered(question: StoredQuestion): ShownQuestion {
  const { id, kind, concept } = question;
  const verdict: Verdict = { outcome: 'wrong', millipoints: 0, parts: [], misconceptions: [] };
  const answered = {
    raw: {},
    hints: { taken: 0, cost: 0 },
    verdict,
    explanation: explainAnswer(question, verdict),
    reported: null,
  };
  const occasion = { purpose: 'quiz', why: null } as const;
  return { id, kind, concept, view: publicView(question), occasion, hints: [], answered };
}
