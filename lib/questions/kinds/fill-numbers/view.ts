import * as z from 'zod';
import { ladderShape, misconceptionId, scenarioShape, textShape } from '../../stored';

/** What the learner gets: a ladder with blanks, and a label for each. */
export const viewShape = z.strictObject({
  kind: z.literal('fill-numbers'),
  prompt: textShape,
  /** Said only where something is hidden. */
  note: textShape.exactOptional(),
  ladder: ladderShape,
  fields: z.array(z.strictObject({ id: z.string(), label: textShape })),
});

const numbersByField = z.record(z.string(), z.int());

export const keyShape = z.strictObject({
  /** The fields in their order, which a database does not keep among the keys of an object. */
  fields: z.array(z.string()),
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

/** What is right, field by field. */
export const rightNumbers = ({ fields, numbers }: FillNumbersKey): [id: string, number: number][] =>
  fields.map((id) => [id, numbers[id] ?? Number.NaN]);
