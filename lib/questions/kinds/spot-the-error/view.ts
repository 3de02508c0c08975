import * as z from 'zod';
import { choiceKey, optionShape } from '../../choice';
import { ladderShape, misconceptionId, textShape } from '../../stored';

/** What the learner gets: a run in which something may be wrong, and places to point at. */
export const viewShape = z.strictObject({
  kind: z.literal('spot-the-error'),
  prompt: textShape,
  story: z.array(textShape),
  ladder: ladderShape,
  options: z.array(optionShape),
});

export const keyShape = choiceKey.extend({
  /** The wrong rule or reading by which the run was told; null where it is the run itself. */
  bent: misconceptionId.nullable(),
});

export type SpotTheErrorView = z.infer<typeof viewShape>;
export type SpotTheErrorKey = z.infer<typeof keyShape>;
