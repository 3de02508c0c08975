import { expect, test } from 'vitest';
import { labKilobytes, mostKilobytes } from './lab-size.mjs';

test('the simulator is small enough for the lab: npm run size', async () => {
  const weighs = await labKilobytes();
  // Less than this would mean that most of it is missing.
  expect(weighs).toBeGreaterThan(3);
  expect(weighs).toBeLessThanOrEqual(mostKilobytes);
});
