import { describe, expect, test } from 'vitest';
import { sayIn } from '@/scripts/say';
import { explainAnswer, gradeAnswer, publicView, type StoredQuestion } from '../registry';
import { textsIn } from '../testing';
import engine2 from './engine-2.json';
import engine3 from './engine-3.json';
import engine4 from './engine-4.json';
import engine5 from './engine-5.json';
import engine6 from './engine-6.json';
import engine7 from './engine-7.json';

type Graded = ReturnType<typeof gradeAnswer>;

interface Kept {
  readonly question: StoredQuestion & { readonly engineVersion: number };
  readonly answers: readonly { readonly raw: unknown; readonly graded: Graded }[];
}

// Questions as earlier engines built and stored them, with the verdicts of their day.
const kept = [
  ...engine2,
  ...engine3,
  ...engine4,
  ...engine5,
  ...engine6,
  ...engine7,
] as unknown as readonly Kept[];

describe.each(kept)('engine $question.engineVersion, $question.kind on $question.concept', (it) => {
  const { question, answers } = it;

  test('is shown as it was', () => {
    expect(publicView(question)).toEqual(question.view);
  });

  test('every answer is worth what it was', () => {
    const points = (graded: Graded) =>
      graded.ok
        ? [graded.verdict.millipoints, graded.verdict.parts.map(({ id, right }) => [id, right])]
        : graded.problems;
    for (const { raw, graded: then } of answers) {
      const now = gradeAnswer(question, raw);
      expect(points(now)).toEqual(points(then));
      // A later engine may be slower to name a belief.
      const beliefs = then.ok ? then.verdict.misconceptions : [];
      if (now.ok) expect(beliefs).toEqual(expect.arrayContaining([...now.verdict.misconceptions]));
    }
  });

  test.each(['en', 'zh-CN'] as const)('is explained, in words that are still there: %s', (locale) => {
    const explained = answers.flatMap(({ graded }) =>
      graded.ok ? explainAnswer(question, graded.verdict) : [],
    );
    const said = textsIn([question.view, question.key, explained]).map(sayIn(locale));
    expect(said.every((sentence) => sentence !== '')).toBe(true);
    expect(explained.every(({ right }) => right.length > 0)).toBe(true);
  });
});
