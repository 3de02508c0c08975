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
  /** The wrong options that take all their beliefs together. */
  joint: z.array(z.string()).exactOptional(),
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
  /** It takes all of them together. */
  readonly isJoint?: true;
}

/**
 * Two wrong options, the first of `own` among them, and what somebody would choose who holds both their beliefs: then
 * each of the four has as much in common with the others, and nobody finds the right one by that. Null where no two
 * beliefs come to something else together.
 */
export function crossed<Its extends Pick<Wrong, 'beliefs'>>(
  random: Random,
  wrong: readonly Its[],
  own: number,
  together: (a: MisconceptionId, b: MisconceptionId) => Its | null,
  taken: (a: Its, b: Its) => boolean,
): Its[] | null {
  const pairs = wrong.flatMap((a, i) =>
    i < own ? wrong.slice(i + 1).map((b): readonly [Its, Its] => [a, b]) : [],
  );
  for (const [a, b] of random.shuffle(pairs)) {
    const [first, second] = [a.beliefs[0], b.beliefs[0]];
    const both = first && second ? together(first, second) : null;
    if (both === null || taken(both, a) || taken(both, b)) continue;
    return [a, b, wrong.find((it) => taken(both, it)) ?? both];
  }
  return null;
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
  const all = random.shuffle<Wrong>([{ lines: right, beliefs: [] }, ...wrong]);
  const options = all.map(({ lines }, i) => ({ id: ids[i] ?? '', lines: [...lines] }));
  const told = all.flatMap(({ lines, beliefs }, i) =>
    lines === right ? [] : [[ids[i] ?? '', [...beliefs]]],
  );
  return {
    options,
    right: options.find((_, i) => all[i]?.lines === right)?.id ?? '',
    beliefs: Object.fromEntries(told) as Record<string, MisconceptionId[]>,
    ...jointOf(wrong.flatMap((it) => (it.isJoint ? [ids[all.indexOf(it)] ?? ''] : []))),
  };
}

/** What a key holds of such options, where there are any. */
export const jointOf = (ids: readonly string[]): Pick<z.infer<typeof choiceKey>, 'joint'> =>
  ids.length > 0 ? { joint: [...ids] } : {};

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

/** What else an answer takes than the likeliest of its beliefs. */
export function heldBesides(
  { beliefs, joint = [] }: Pick<z.infer<typeof choiceKey>, 'beliefs' | 'joint'>,
  { misconceptions }: Verdict,
): readonly MisconceptionId[] {
  const isJoint = joint.some((id) => beliefs[id]?.join() === misconceptions.join());
  return isJoint ? misconceptions.slice(1) : [];
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
