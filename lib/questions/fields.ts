import type { Parsed, Part, Problem, Verdict } from './kind';
import type { MisconceptionId } from './misconceptions';

/** What belongs in a field. */
export interface Blank<Value> {
  readonly id: string;
  readonly value: Value;
}

/** What a belief would fill in, field by field. */
export interface Filling<Value> {
  readonly id: MisconceptionId;
  readonly values: readonly Value[];
}

/** What was filled in, by field. */
export type Filled<Value> = Readonly<Record<string, Value>>;

/** Expects `{ [field id]: typed text }`, every field filled in; `read` takes a field's text for a value. */
export function parseFields<Value extends string | number>(
  raw: unknown,
  ids: readonly string[],
  read: (typed: string, id: string) => { readonly value: Value } | Problem,
): Parsed<Filled<Value>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, problems: { '': 'shape' } };
  }
  const typed = new Map<string, unknown>(Object.entries(raw));
  if ([...typed.keys()].some((id) => !ids.includes(id))) return { ok: false, problems: { '': 'shape' } };
  const problems: Record<string, Problem> = {};
  const answer: Record<string, Value> = {};
  for (const id of ids) {
    const text = typed.get(id) ?? '';
    const found = typeof text === 'string' ? read(text, id) : 'shape';
    if (typeof found === 'string') problems[id] = found;
    else answer[id] = found.value;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, answer };
}

/** Every field counts the same. A wrong value names each belief that would have given it. */
export function gradeFields<Value>(
  blanks: readonly Blank<Value>[],
  beliefs: readonly Filling<Value>[],
  answer: Filled<Value>,
): Verdict {
  const parts = blanks.map(({ id, value }, i): Part => {
    const typed = answer[id];
    const right = typed === value;
    const matching = right ? [] : beliefs.filter((belief) => belief.values[i] === typed);
    return { id, right, misconceptions: matching.map((belief) => belief.id) };
  });
  const rightOnes = parts.filter((part) => part.right).length;
  return {
    outcome: rightOnes === parts.length ? 'right' : rightOnes === 0 ? 'wrong' : 'partly',
    millipoints: Math.round((1000 * rightOnes) / parts.length),
    parts,
    misconceptions: ranked(beliefs, answer, parts),
  };
}

/** First what explains the whole answer, then what explains more of its faults, then the commoner belief. */
function ranked<Value>(
  beliefs: readonly Filling<Value>[],
  answer: Filled<Value>,
  parts: readonly Part[],
): MisconceptionId[] {
  const matching = beliefs.flatMap(({ id, values }, order) => {
    const faults = parts.filter((part) => part.misconceptions.includes(id)).length;
    const whole = parts.every((part, i) => answer[part.id] === values[i]);
    return faults > 0 ? [{ id, faults, whole: whole ? 1 : 0, order }] : [];
  });
  return matching
    .sort((a, b) => b.whole - a.whole || b.faults - a.faults || a.order - b.order)
    .map((belief) => belief.id);
}
