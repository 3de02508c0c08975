import type { Parsed, Part, Problem, Verdict } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import { parseNumber } from '../../numbers';
import type { FillNumbersAnswer, FillNumbersKey, FillNumbersView } from './view';

/** Expects `{ [field id]: typed text }`, every field filled in. */
export function parse(raw: unknown, view: FillNumbersView): Parsed<FillNumbersAnswer> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { ok: false, problems: { '': 'shape' } };
  const typed = new Map<string, unknown>(Object.entries(raw));
  const known = new Set(view.fields.map((field) => field.id));
  if ([...typed.keys()].some((id) => !known.has(id))) return { ok: false, problems: { '': 'shape' } };
  const problems: Record<string, Problem> = {};
  const numbers: Record<string, number> = {};
  for (const { id } of view.fields) {
    const value = typed.get(id) ?? '';
    const number = typeof value === 'string' ? parseNumber(value) : 'shape';
    if (typeof number === 'number') numbers[id] = number;
    else problems[id] = number;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, answer: { numbers } };
}

/** Every field counts the same. A wrong number names each belief that would have given it. */
export function grade({ blanks, beliefs }: FillNumbersKey, { numbers }: FillNumbersAnswer): Verdict {
  const parts = blanks.map(({ id, number }, i): Part => {
    const typed = numbers[id];
    const right = typed === number;
    const matching = right ? [] : beliefs.filter((belief) => belief.numbers[i] === typed);
    return { id, right, misconceptions: matching.map((belief) => belief.id) };
  });
  const rightOnes = parts.filter((part) => part.right).length;
  const outcome = rightOnes === parts.length ? 'right' : rightOnes === 0 ? 'wrong' : 'partly';
  return {
    outcome,
    millipoints: Math.round((1000 * rightOnes) / parts.length),
    parts,
    misconceptions: ranked(beliefs, numbers, parts),
  };
}

/** First what explains the whole answer, then what explains more of its faults, then the commoner belief. */
function ranked(
  beliefs: FillNumbersKey['beliefs'],
  typed: FillNumbersAnswer['numbers'],
  parts: readonly Part[],
): MisconceptionId[] {
  const matching = beliefs.flatMap(({ id, numbers }, order) => {
    const faults = parts.filter((part) => part.misconceptions.includes(id)).length;
    const whole = parts.every((part, i) => typed[part.id] === numbers[i]);
    return faults > 0 ? [{ id, faults, whole: whole ? 1 : 0, order }] : [];
  });
  return matching
    .sort((a, b) => b.whole - a.whole || b.faults - a.faults || a.order - b.order)
    .map((belief) => belief.id);
}
