import * as z from 'zod';
import { ladderShape, misconceptionId, scenarioShape, textShape } from '../../stored';

const fieldId = z.enum(['who', 'what', 'when']);

/** What the learner gets: a run up to a loss. Who sends again, what, and when? */
export const viewShape = z.strictObject({
  kind: z.literal('who-retransmits'),
  prompt: textShape,
  story: z.array(textShape),
  ladder: ladderShape,
  fields: z.array(z.strictObject({ id: fieldId, label: textShape })),
  /** What there is to choose from for `what`, besides nothing. */
  flags: z.array(z.string()),
});

const filling = z.strictObject({
  who: z.enum(['client', 'server', 'nobody']),
  /** Flags as in `SYN,ACK`, `UDP` for a datagram; empty where nobody sends again. */
  what: z.string(),
  /** Milliseconds after it was last sent; null where nobody sends again. */
  when: z.int().nullable(),
});

export const keyShape = z.strictObject({
  right: filling,
  why: z.array(z.strictObject({ part: fieldId, text: textShape })),
  beliefs: z.array(z.strictObject({ id: misconceptionId, filling })),
  evidence: scenarioShape,
  from: z.number(),
});

export type WhoRetransmitsView = z.infer<typeof viewShape>;
export type WhoRetransmitsKey = z.infer<typeof keyShape>;
export type Filling = z.infer<typeof filling>;
