import { type Filled, gradeFields, parseFields } from '../../fields';
import type { Parsed, Verdict } from '../../kind';
import { parseNumber } from '../../numbers';
import type { FillNumbersKey, FillNumbersView } from './view';

export function parse(raw: unknown, { fields }: FillNumbersView): Parsed<Filled<number>> {
  const ids = fields.map(({ id }) => id);
  return parseFields(raw, ids, (typed) => {
    const value = parseNumber(typed);
    return typeof value === 'number' ? { value } : value;
  });
}

export const grade = ({ blanks, beliefs }: FillNumbersKey, answer: Filled<number>): Verdict =>
  gradeFields(
    blanks.map(({ id, number }) => ({ id, value: number })),
    beliefs.map(({ id, numbers }) => ({ id, values: numbers })),
    answer,
  );
