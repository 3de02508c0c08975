import * as z from 'zod';
import { ladderShape, misconceptionId, scenarioShape, textShape } from '../../stored';

/** What the learner gets: a ladder with blanks, and a label for each. */
export const viewShape = z.strictObject({
  kind: z.literal('fill-numbers'),
  prompt: textShape,
  /** What else must be said: why something is hidden, where something is. */
  note: textShape.exactOptional(),
  ladder: ladderShape,
  fields: z.array(z.strictObject({ id: z.string(), label: textShape })),
});

/** In lists, which keep their order where they are stored; the fields of an object would not. */
export const keyShape = z.strictObject({
  /** What belongs in each blank and why, in the order of the view's fields. */
  blanks: z.array(z.strictObject({ id: z.string(), number: z.int(), why: textShape })),
  /** What each belief would fill in, blank by blank; the likeliest first. */
  beliefs: z.array(z.strictObject({ id: misconceptionId, numbers: z.array(z.int()) })),
  evidence: scenarioShape,
  from: z.number(),
});

export type FillNumbersView = z.infer<typeof viewShape>;
export type FillNumbersKey = z.infer<typeof keyShape>;
