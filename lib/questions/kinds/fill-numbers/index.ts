import { explainRun } from '../../explain';
import type { Filled } from '../../fields';
import type { Example, Kind, Question } from '../../kind';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt, plans } from './build';
import { grade, parse } from './grade';
import { type FillNumbersKey, type FillNumbersView, keyShape, viewShape } from './view';

/** A ladder with numbers left out; each is typed in. */
export const fillNumbers: Kind<FillNumbersView, FillNumbersKey, Filled<number>> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, note, ladder, fields }) => ({
    kind,
    prompt,
    ...(note && { note }),
    ladder,
    fields,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse,
  grade,
  evidence: ({ evidence }) => evidence,
  choices: () => [],
  explain({ concept, key: { blanks, evidence, from } }, verdict) {
    const right = blanks.map(({ id, number, why }) => ({ part: id, text: why, value: number }));
    return explainRun({ concept, evidence, from, right }, verdict.misconceptions[0]);
  },
  hints: ({ concept }) => [
    text('questions.fill-numbers.hint-look'),
    text('questions.fill-numbers.hint-takes'),
    text(
      concept === 'close-numbers' ? 'questions.fill-numbers.hint-close' : 'questions.fill-numbers.hint-open',
    ),
  ],
  examples,
};

const off = (n: number, by: number): string => `${(n + by) % 2 ** 32}`;

function examples({ key: { blanks, beliefs } }: Question<FillNumbersView, FillNumbersKey>): Example[] {
  const answer = (write: (n: number, at: number) => string) =>
    Object.fromEntries(blanks.map(({ id, number }, at) => [id, write(number, at)]));
  return [
    { raw: answer((n) => `${n}`), expect: { outcome: 'right' } },
    { raw: answer((n) => ` 0x${n.toString(16).toUpperCase()} `), expect: { outcome: 'right' } },
    { raw: answer((n) => n.toLocaleString('en')), expect: { outcome: 'right' } },
    { raw: answer((n) => `${n + 2 ** 32}`), expect: { outcome: 'right' } },
    { raw: answer((n, at) => (at === 0 ? off(n, 54_321) : `${n}`)), expect: { outcome: 'partly' } },
    { raw: answer((n) => off(n, 54_321)), expect: { outcome: 'wrong', misconceptions: [] } },
    { raw: answer((n, at) => (at === 0 ? '' : `${n}`)), expect: 'invalid' },
    { raw: answer((n, at) => (at === 0 ? 'x+1' : `${n}`)), expect: 'invalid' },
    { raw: {}, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
    ...beliefs.map(({ id, numbers }): Example => {
      const someRight = blanks.some(({ number }, at) => numbers[at] === number);
      const raw = answer((n, at) => `${numbers[at] ?? n}`);
      return { raw, expect: { outcome: someRight ? 'partly' : 'wrong', believes: id } };
    }),
  ];
}
