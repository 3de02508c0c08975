import { describe, expect, test } from 'vitest';
import { counted, LINE, movedBy, movedTo } from './arrangement';

const rows = ['a', 'b', 'c', LINE];

test('what is below the line does not count', () => {
  expect(counted(rows)).toEqual(['a', 'b', 'c']);
  expect(counted(['a', LINE, 'b'])).toEqual(['a']);
  expect(counted([LINE, 'a'])).toEqual([]);
  expect(counted(['a', 'b'])).toEqual(['a', 'b']);
});

test.each([
  ['a', 'c', ['b', 'c', 'a', LINE]],
  ['c', 'a', ['c', 'a', 'b', LINE]],
  ['b', 'b', rows],
  ['a', LINE, ['b', 'c', LINE, 'a']],
])('%s goes where %s is', (row, where, expected) => {
  expect(movedTo(rows, row, where)).toEqual(expected);
});

describe('a step', () => {
  test('changes places with the next row, the line too', () => {
    expect(movedBy(rows, 'a', 1)).toEqual(['b', 'a', 'c', LINE]);
    expect(movedBy(rows, 'c', 1)).toEqual(['a', 'b', LINE, 'c']);
    expect(movedBy(['a', LINE, 'b'], 'b', -1)).toEqual(['a', 'b', LINE]);
  });

  test('leads nowhere at the ends', () => {
    expect(movedBy(rows, 'a', -1)).toBeNull();
    expect(movedBy(['b', LINE, 'a'], 'a', 1)).toBeNull();
  });
});
