import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { showcase } from './page';

test('docs/questions.md is what its script makes', () => {
  expect(readFileSync('docs/questions.md', 'utf8')).toBe(showcase());
});
