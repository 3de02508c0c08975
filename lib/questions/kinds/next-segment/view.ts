import * as z from 'zod';
import { choiceKey } from '../../choice';
import { flag, ladderShape, tcpState, textShape } from '../../stored';

const sent = z.strictObject({
  flags: z.array(flag),
  seq: z.int(),
  ack: z.int().nullable(),
  len: z.int(),
});

const states = z.strictObject({ client: tcpState, server: tcpState });

/** A segment that might come next, or none; with the states of both sides as it leaves, where those are asked. */
const option = z.strictObject({ id: z.string(), segment: sent.nullable(), states: states.exactOptional() });

/** What the learner gets: a run up to a moment, and options. */
export const viewShape = z.strictObject({
  kind: z.literal('next-segment'),
  prompt: textShape,
  /** What else must be said: why something is hidden, where something is. */
  note: textShape.exactOptional(),
  ladder: ladderShape,
  options: z.array(option),
});

export const keyShape = choiceKey.extend({
  /** Which segment of the part that is shown was asked for. */
  asked: z.int(),
});

export type NextSegmentView = z.infer<typeof viewShape>;
export type NextSegmentKey = z.infer<typeof keyShape>;
export type Option = Omit<z.infer<typeof option>, 'id'>;
