import { expect, test } from 'vitest';
import { explainAnswer, gradeAnswer, publicView } from '../registry';
import engine2 from './engine-2.json';

// Questions as earlier engines built and stored them, with the verdicts of their day.
test.each(
  engine2.map(({ question, answers }) => ({
    name: `${question.kind} on ${question.concept}`,
    question,
    answers,
  })),
)('engine 2: $name is shown, graded and explained as it was', ({ question, answers }) => {
  expect(publicView(question)).toEqual(question.view);
  for (const { raw, graded: then } of answers) {
    const graded = gradeAnswer(question, raw);
    expect(graded).toEqual(then);
    if (graded.ok) expect(explainAnswer(question, graded.verdict).right.length).toBeGreaterThan(0);
  }
});
