import { circumstances } from './learners';
import { orders, questionsUntilKnown } from './orders';

// Prints, for each of several assumptions about simulated learners, how many questions it takes until everything
// is known: by the policy, at random, and along the path of learning again and again (medians of many
// learners), and how many the policy takes for each one that the others take.
const LEARNERS = 200;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const share = (part: number, of: number): number => Number((part / of).toFixed(3));

for (const [learners, assumed] of Object.entries(circumstances)) {
  const [policy = 0, random = 0, fixed = 0] = orders.map((order) =>
    median(Array.from({ length: LEARNERS }, (_, i) => questionsUntilKnown(order, `${i}`, assumed))),
  );
  const ratio = { toRandom: share(policy, random), toFixed: share(policy, fixed) };
  console.log(JSON.stringify({ learners, policy, random, fixed, ...ratio }));
}
