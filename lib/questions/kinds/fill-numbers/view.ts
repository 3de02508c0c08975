import * as z from 'zod';
import { ladderShape, misconceptionId, scenarioShape, textShape } from '../../stored';

/** What the learner gets: a ladder with blanks, and a label for each. */
export const viewShape = z.strictObject({
  kind: z.literal('fill-numbers'),
  prompt: textShape,
  ladder: ladderShape,
  fields: z.array(z.strictObject({ id: z.string(), label: textShape })),
});

const numbersByField = z.record(z.string(), z.int());

export const keyShape = z.strictObject({
  numbers: numbersByField,
  /** What each belief would fill in, the likeliest first. */
  beliefs: z.array(z.strictObject({ id: misconceptionId, numbers: numbersByField })),
  /** Why each number is what it is. */
  why: z.record(z.string(), textShape),
  evidence: scenarioShape,
  from: z.number(),
});

export type FillNumbersView = z.infer<typeof viewShape>;
export type FillNumbersKey = z.infer<typeof keyShape>;
export interface FillNumbersAnswer {
  readonly numbers: Readonly<Record<string, number>>;
}
