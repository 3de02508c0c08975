import * as z from 'zod';
import type { Choice, Example, Parsed, Verdict } from './kind';
import type { MisconceptionId } from './misconceptions';
import type { Random } from './random';
import { misconceptionId, scenarioShape, textShape } from './stored';
import type { Text } from './text';

/** What the kinds share in which one option is chosen. */
export const optionShape = z.strictObject({ id: z.string(), lines: z.array(textShape).min(1) });

export type Option = z.infer<typeof optionShape>;

/** What every such kind keeps for the server. */
export const choiceKey = z.strictObject({
  right: z.string(),
  /** The beliefs that each wrong option follows from, the likeliest first. */
  beliefs: z.record(z.string(), z.array(misconceptionId)),
  why: z.array(textShape).min(1),
  evidence: scenarioShape,
  from: z.number(),
});

type Key = Pick<z.infer<typeof choiceKey>, 'right' | 'beliefs'>;

export interface ChoiceAnswer {
  readonly option: string;
}

/** A wrong option, and who would choose it. */
export interface Wrong {
  readonly lines: readonly Text[];
  readonly beliefs: readonly MisconceptionId[];
}

/**
 * What each belief would choose. Beliefs that read alike share an entry; those that would choose what is
 * right, or nothing, have none.
 */
export function wrongs(
  right: readonly Text[],
  beliefs: readonly MisconceptionId[],
  chooses: (id: MisconceptionId) => readonly Text[] | null,
): Wrong[] {
  const found = new Map<string, Wrong>();
  for (const id of beliefs) {
    const lines = chooses(id);
    if (lines === null) continue;
    const name = JSON.stringify(lines);
    if (name === JSON.stringify(right)) continue;
    found.set(name, { lines, beliefs: [...(found.get(name)?.beliefs ?? []), id] });
  }
  return [...found.values()];
}

/** Shuffles the options and gives them ids that say nothing. */
export function offer(random: Random, right: readonly Text[], wrong: readonly Wrong[]) {
  const ids = optionIds(random, wrong.length + 1);
  const all = random.shuffle([{ lines: right, beliefs: [] as readonly MisconceptionId[] }, ...wrong]);
  const options = all.map(({ lines }, i) => ({ id: ids[i] ?? '', lines: [...lines] }));
  const told = all.flatMap(({ lines, beliefs }, i) =>
    lines === right ? [] : [[ids[i] ?? '', [...beliefs]]],
  );
  return {
    options,
    right: options.find((_, i) => all[i]?.lines === right)?.id ?? '',
    beliefs: Object.fromEntries(told) as Record<string, MisconceptionId[]>,
  };
}

/** Opaque, and never a number that could be taken for one of the run's. Ten at most. */
export function optionIds(random: Random, count: number): string[] {
  const letters = random.shuffle([...'bcdfghjklmnpqrstvwxz']);
  const each = Math.min(3, Math.floor(letters.length / count));
  return Array.from({ length: count }, (_, i) => letters.slice(each * i, each * (i + 1)).join(''));
}

/** Expects `{ option: id }`. */
export function parseChoice(raw: unknown, options: readonly { readonly id: string }[]): Parsed<ChoiceAnswer> {
  if (
    typeof raw !== 'object' ||
    raw === null ||
    Array.isArray(raw) ||
    Object.keys(raw).some((k) => k !== 'option')
  ) {
    return { ok: false, problems: { '': 'shape' } };
  }
  const chosen = 'option' in raw ? raw.option : undefined;
  if (chosen === undefined || chosen === '') return { ok: false, problems: { option: 'empty' } };
  const option = options.find(({ id }) => id === chosen);
  if (option === undefined) return { ok: false, problems: { option: 'not-an-option' } };
  return { ok: true, answer: { option: option.id } };
}

export function gradeChoice(key: Key, { option }: ChoiceAnswer): Verdict {
  const right = option === key.right;
  const misconceptions = right ? [] : (key.beliefs[option] ?? []);
  return {
    outcome: right ? 'right' : 'wrong',
    millipoints: right ? 1000 : 0,
    parts: [{ id: 'option', right, misconceptions }],
    misconceptions,
  };
}

/** The options with what is right, each reading as its lines. */
export const choicesFrom = (key: Key, options: readonly Option[]): Choice[] =>
  options.map(({ id, lines }) => ({
    id,
    lines,
    correct: id === key.right,
    misconceptions: key.beliefs[id] ?? [],
  }));

export function choiceExamples(key: Key, options: readonly { readonly id: string }[]): Example[] {
  return [
    { raw: { option: key.right }, expect: { outcome: 'right', misconceptions: [] } },
    ...options.flatMap(({ id }): Example[] => {
      const misconceptions = key.beliefs[id];
      return misconceptions ? [{ raw: { option: id }, expect: { outcome: 'wrong', misconceptions } }] : [];
    }),
    { raw: { option: '' }, expect: 'invalid' },
    { raw: { option: 'none of them' }, expect: 'invalid' },
    { raw: { option: key.right, more: 1 }, expect: 'invalid' },
    { raw: key.right, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
  ];
}
