import * as z from 'zod';
import { choiceKey, optionShape } from '../../choice';
import { ladderShape, scenarioShape, textShape } from '../../stored';

/** What the learner gets: how it has gone so far, what else happens, and ways in which it may go on. */
export const viewShape = z.strictObject({
  kind: z.literal('predict-outcome'),
  prompt: textShape,
  /** What else must be said: why something is hidden, where something is. */
  note: textShape.exactOptional(),
  story: z.array(textShape),
  /** Absent where nothing has been sent yet. */
  ladder: ladderShape.exactOptional(),
  options: z.array(optionShape),
});

export const keyShape = choiceKey.extend({
  /** From when on the run is the answer, in ms. */
  turn: z.number(),
  /** What leads to it, step by step. */
  reasons: z.array(textShape).exactOptional(),
  /** The run that counts as much as the evidence, where there is one. */
  also: scenarioShape.exactOptional(),
});

export type PredictOutcomeView = z.infer<typeof viewShape>;
export type PredictOutcomeKey = z.infer<typeof keyShape>;
