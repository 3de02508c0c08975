import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Move, moved, moveOf } from './position';

const at = (step: number, playing = false) => ({ step, playing });

test('a step at a time, never past either end', () => {
  expect(moved(at(0), 'back', 3)).toEqual(at(0));
  expect(moved(at(0), 'forward', 3)).toEqual(at(1));
  expect(moved(at(3), 'forward', 3)).toEqual(at(3));
  expect(moved(at(2), 'start', 3)).toEqual(at(0));
  expect(moved(at(0), 'end', 3)).toEqual(at(3));
});

test('play goes on to the end and stops there; from the end it begins again', () => {
  expect(moved(at(1), 'play', 3)).toEqual(at(1, true));
  expect(moved(at(1, true), 'tick', 3)).toEqual(at(2, true));
  expect(moved(at(2, true), 'tick', 3)).toEqual(at(3));
  expect(moved(at(3), 'play', 3)).toEqual(at(0, true));
  expect(moved(at(2, true), 'play', 3)).toEqual(at(2));
  expect(moved(at(2, true), 'back', 3)).toEqual(at(1));
});

test('wherever moves lead, it is a step that there is', () => {
  const moves = fc.oneof(
    fc.constantFrom<Move>('back', 'forward', 'start', 'end', 'play', 'tick'),
    fc.record({ to: fc.integer() }),
  );
  fc.assert(
    fc.property(fc.array(moves), fc.nat(20), (list, steps) => {
      const { step } = list.reduce((position, move) => moved(position, move, steps), at(0));
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThanOrEqual(steps);
    }),
  );
});

const plain = { altKey: false, ctrlKey: false, metaKey: false };

test('keys that are nobody’s stay nobody’s', () => {
  expect(moveOf({ ...plain, key: 'ArrowRight' })).toBe('forward');
  expect(moveOf({ ...plain, key: 'Tab' })).toBeUndefined();
});

test.each(['altKey', 'ctrlKey', 'metaKey'])('a key with %s stays the browser’s', (modifier) => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', ' '])
    expect(moveOf({ ...plain, key, [modifier]: true })).toBeUndefined();
});
