import { expect, test } from 'vitest';
import { parseNumber } from './numbers';

test.each([
  ['3000000001', 3_000_000_001],
  [' 3 000 000 001 ', 3_000_000_001],
  ['3,000,000,001', 3_000_000_001],
  ['3.000.000.001', 3_000_000_001],
  ["3'000'000'001", 3_000_000_001],
  ['3_000_000_001', 3_000_000_001],
  ['0xB2D05E01', 3_000_000_001],
  ['0Xb2d0 5e01', 3_000_000_001],
  ['３００００００００１', 3_000_000_001],
  ['4294967296', 0],
  ['4294967297', 1],
  ['0', 0],
  ['007', 7],
  ['', 'empty'],
  ['  ', 'empty'],
  ['-1', 'not-a-number'],
  ['1e9', 'not-a-number'],
  ['b2d05e01', 'not-a-number'],
  ['0x', 'not-a-number'],
  ['x + 1', 'not-a-number'],
  ['9'.repeat(65), 'not-a-number'],
])('%j → %j', (typed, number) => {
  expect(parseNumber(typed)).toBe(number);
});
