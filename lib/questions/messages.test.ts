import { describe, expect, test } from 'vitest';
import { sayIn } from '@/scripts/say';
import en from '../i18n/messages/questions.en.json';
import zhCN from '../i18n/messages/questions.zh-CN.json';
import { concepts } from './concepts';
import { misconceptions } from './misconceptions';
import {
  buildQuestion,
  choicesOf,
  examplesFor,
  explainAnswer,
  gradeAnswer,
  hintsFor,
  offered,
} from './registry';
import { FEW, questionsOf, textsIn } from './testing';
import { type Text, text } from './text';

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(value as object).flatMap(([name, inner]) =>
        keysOf(inner, path === '' ? name : `${path}.${name}`),
      );

/** Every text that a question can show, from many questions. */
function produced(): Text[] {
  const questions = offered().flatMap(({ kind, concept }) =>
    Array.from({ length: FEW + 2 }, (_, i) => buildQuestion(kind, concept, `messages ${i}`) ?? []).flat(),
  );
  return questions.flatMap((question) => [
    ...textsIn([question.view, question.key, hintsFor(question)]),
    ...examplesFor(question).flatMap(({ raw }) => {
      const graded = gradeAnswer(question, raw);
      if (!graded.ok)
        return Object.values(graded.problems).map((problem) => text(`questions.problems.${problem}`));
      return textsIn(explainAnswer(question, graded.verdict));
    }),
  ]);
}

const shown = produced();

test('both languages have the same messages', () => {
  expect(keysOf(zhCN)).toEqual(keysOf(en));
});

describe.each(['en', 'zh-CN'] as const)('%s', (locale) => {
  const say = sayIn(locale);

  test('every concept has a title and a lesson, every misconception a belief and how it is', () => {
    for (const { id } of concepts) {
      expect(say(text(`questions.concepts.${id}.title`))).toBeTruthy();
      expect(say(text(`questions.concepts.${id}.lesson`))).toBeTruthy();
    }
    for (const { id } of misconceptions) {
      expect(say(text(`questions.misconceptions.${id}.believed`))).not.toMatch(/[.。]$/);
      expect(say(text(`questions.misconceptions.${id}.so`))).toMatch(/[.。]$/);
    }
  });

  test('every text of every question can be said, without a gap', () => {
    const said = new Set(shown.map((it) => say(it)));
    for (const sentence of said)
      expect(sentence).not.toMatch(/questions\.|undefined|NaN|[{}]|(SEQ|ACK).none/);
    if (locale === 'zh-CN') {
      // Only the protocol's own words stay in Latin letters.
      for (const sentence of said) {
        const words = sentence.replace(/0x[0-9a-f]+/g, '').match(/[A-Za-z][A-Za-z-]*/g) ?? [];
        for (const word of words) expect(word).toMatch(/^([A-Z][A-Z-]*(-\d)?|x|y|u|cookie|MSL|Linux)$/);
      }
    }
    expect(said.size).toBeGreaterThan(80);
  });
});

/** So many characters more or fewer catch the eye. */
const EVIDENT = 3;

test.each(['en', 'zh-CN'] as const)('how long the options are does not tell which is right: %s', (locale) => {
  const told: string[] = [];
  for (const { kind, concept } of offered()) {
    const lengths = questionsOf(kind, concept)
      .map(choicesOf)
      .filter((choices) => choices.length > 0)
      .map((choices) => {
        const long = ({ lines }: (typeof choices)[number]) => lines.map(sayIn(locale)).join('').length;
        const right = choices.find(({ correct }) => correct);
        return { right: right ? long(right) : 0, wrong: choices.filter((it) => it !== right).map(long) };
      });
    const longest = lengths.filter(({ right, wrong }) => right >= Math.max(...wrong) + EVIDENT).length;
    const shortest = lengths.filter(({ right, wrong }) => right <= Math.min(...wrong) - EVIDENT).length;
    if (Math.max(longest, shortest) > 0.8 * lengths.length)
      told.push(`${kind} ${concept} ${longest} ${shortest}`);
  }
  expect(told).toEqual([]);
});
