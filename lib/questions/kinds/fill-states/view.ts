import * as z from 'zod';
import { ladderShape, misconceptionId, scenarioShape, tcpState, textShape } from '../../stored';

/** What the learner gets: a ladder with states left out, and a label for each that is asked. */
export const viewShape = z.strictObject({
  kind: z.literal('fill-states'),
  prompt: textShape,
  /** What else must be said: why something is hidden, where something is. */
  note: textShape.exactOptional(),
  story: z.array(textShape),
  ladder: ladderShape,
  fields: z.array(z.strictObject({ id: z.string(), label: textShape })),
});

/** In lists, which keep their order where they are stored. */
export const keyShape = z.strictObject({
  /** Which state belongs in each blank and why, in the order of the view's fields. */
  blanks: z.array(z.strictObject({ id: z.string(), state: tcpState, why: textShape })),
  /** What each belief would fill in, blank by blank; the likeliest first. */
  beliefs: z.array(z.strictObject({ id: misconceptionId, states: z.array(tcpState) })),
  evidence: scenarioShape,
  from: z.number(),
});

export type FillStatesView = z.infer<typeof viewShape>;
export type FillStatesKey = z.infer<typeof keyShape>;
