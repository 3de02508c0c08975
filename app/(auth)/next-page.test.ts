import { expect, test } from 'vitest';
import { nextPage } from './next-page';

test.each([
  ['/practice?x=1', '/practice?x=1'],
  ['practice', '/practice'],
  [undefined, '/progress'],
  [['/a', '/b'], '/progress'],
  ['//evil.example/', '/progress'],
  ['/\\evil.example', '/progress'],
  ['/.//evil.example', '/progress'],
  ['/%2e//evil.example', '/progress'],
  ['//here//evil.example/x', '/progress'],
  ['https://evil.example/', '/progress'],
  ['javascript:alert(1)', '/progress'],
])('after signing in, %j leads to %s', (asked, expected) => {
  expect(nextPage(asked)).toBe(expected);
});
