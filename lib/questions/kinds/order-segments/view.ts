import * as z from 'zod';
import { misconceptionId, scenarioShape, textShape } from '../../stored';

/** What the learner gets: what happened in words, and cards, some of which were never sent. */
export const viewShape = z.strictObject({
  kind: z.literal('order-segments'),
  prompt: textShape,
  story: z.array(textShape),
  cards: z.array(z.strictObject({ id: z.string(), text: textShape })),
});

export const keyShape = z.strictObject({
  /** What was sent, in an order in which it was; there may be others that are as right. */
  order: z.array(z.string()),
  /** Cards of the first that must come before the second. */
  before: z.array(z.tuple([z.string(), z.string()])),
  /** Cards that read the same, each group in the order of sending: one is as good as another. */
  alike: z.array(z.array(z.string())),
  /** Cards that were never sent, and who believes that they were. */
  intruders: z.array(z.strictObject({ id: z.string(), misconceptions: z.array(misconceptionId) })),
  /** What each belief would answer, where it can do so with these cards. */
  beliefs: z.array(z.strictObject({ id: misconceptionId, order: z.array(z.string()) })),
  why: z.array(z.strictObject({ part: z.string(), text: textShape })),
  evidence: scenarioShape,
  from: z.number(),
});

export type OrderSegmentsView = z.infer<typeof viewShape>;
export type OrderSegmentsKey = z.infer<typeof keyShape>;

/** The cards that were sent, first to last; those left out were not. */
export interface OrderSegmentsAnswer {
  readonly order: readonly string[];
}
