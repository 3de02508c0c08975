import { expect, test } from 'vitest';
import { type Assumptions, assumptions, circumstances, learnerFrom, path } from './learners';
import { type Order, questionsUntilKnown } from './orders';

// Fewer learners than `npm run -s bench -- policy` has; counted, not timed, and seeded, so always the same.
const seeds = Array.from({ length: 41 }, (_, i) => `${i}`);

const median = (order: Order, assumed: Assumptions): number =>
  seeds.map((seed) => questionsUntilKnown(order, seed, assumed)).sort((a, b) => a - b)[20] ?? 0;

test.each(Object.entries(circumstances))(
  'the policy needs a sixth fewer questions than chance, at the least: %s',
  (_, assumed) => {
    expect(median('policy', assumed)).toBeLessThan((median('random', assumed) * 5) / 6);
  },
);

test('the same seed makes the same learner, who needs the same questions', () => {
  expect(questionsUntilKnown('policy', 'a', assumptions)).toBe(
    questionsUntilKnown('policy', 'a', assumptions),
  );
});

test('a learner learns by every question, faster on firm ground, and forgets overnight', () => {
  const [{ concept = '' } = {}] = path;
  const dependent = path.find(({ needs }) => needs.length === 1 && needs[0] === concept)?.concept ?? '';
  const learner = learnerFrom('a', assumptions);
  const gain = () => {
    const before = learner.known(dependent);
    learner.answer(dependent);
    return (learner.known(dependent) - before) / (1 - before);
  };
  const early = gain();
  for (let i = 0; i < 30; i += 1) learner.answer(concept);
  expect(early).toBeGreaterThan(0);
  expect(gain()).toBeGreaterThan(early);
  const evening = learner.known(concept);
  learner.sleep();
  expect(learner.known(concept)).toBeLessThan(evening);
});
