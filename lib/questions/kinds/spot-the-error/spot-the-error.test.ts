import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { believe } from '../../believe';
import { shownFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { text } from '../../text';
import { atOf, eventText, firstUnexpected } from './difference';
import { keyShape, viewShape } from './view';

const questions = allOf('spot-the-error').map((question) => {
  const { view, key } = stored(question);
  return { view: viewShape.parse(view), key: keyShape.parse(key) };
});

test('the evidence, run again beside the run as it was told, yields the right option', () => {
  for (const { view, key } of questions) {
    const truth = shownFrom(run(key.evidence), key.from);
    const right = view.options.find(({ id }) => id === key.right)?.lines;
    if (key.bent === null) {
      expect(right).toEqual([text('questions.spot-the-error.none')]);
      continue;
    }
    const told = believe(truth, key.evidence, key.bent);
    const error = firstUnexpected(told, truth);
    if (error === null || error === 'missing') throw new Error('nothing is wrong');
    expect(right).toEqual([eventText(error, told)]);
    expect(atOf(error)).toBeLessThanOrEqual(view.ladder.until);
  }
});

test('whoever holds the belief by which it was told finds nothing wrong', () => {
  for (const { view, key } of questions) {
    const none = view.options.find(({ lines }) => lines[0]?.id === 'questions.spot-the-error.none');
    if (key.bent !== null && none) expect(key.beliefs[none.id]).toContain(key.bent);
  }
});

test('now and then nothing is wrong', () => {
  const share = questions.filter(({ key }) => key.bent === null).length / questions.length;
  expect(share).toBeGreaterThan(0.03);
  expect(share).toBeLessThan(0.4);
});
