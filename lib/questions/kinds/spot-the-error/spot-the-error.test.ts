import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { believe } from '../../believe';
import type { MisconceptionId } from '../../misconceptions';
import { shownFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { text } from '../../text';
import { atOf, eventText, firstUnexpected } from './difference';
import { keyShape, viewShape } from './view';

const questions = allOf('spot-the-error').map((question) => {
  const { view, key, concept } = stored(question);
  return { concept, view: viewShape.parse(view), key: keyShape.parse(key) };
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

test('a wrong option is what each of its beliefs points at, or who shares that of the telling and another', () => {
  let shared = 0;
  for (const { view, key } of questions) {
    const truth = shownFrom(run(key.evidence), key.from);
    const { bent } = key;
    const told = bent === null ? truth : believe(truth, key.evidence, bent);
    const pointsAt = (...ids: MisconceptionId[]) => {
      const event = firstUnexpected(told, believe(truth, key.evidence, ...ids));
      if (event === 'missing') return null;
      return event === null || atOf(event) > view.ladder.until
        ? text('questions.spot-the-error.none')
        : eventText(event, told);
    };
    for (const { id, lines } of view.options.filter((it) => it.id !== key.right)) {
      const [first, ...others] = key.beliefs[id] ?? [];
      if (first === bent && others.length > 0 && pointsAt(first)?.id !== lines[0]?.id) {
        for (const other of others) expect([pointsAt(first, other)]).toEqual(lines);
        shared += 1;
      } else {
        for (const belief of key.beliefs[id] ?? []) expect([pointsAt(belief)]).toEqual(lines);
      }
    }
  }
  expect(shared).toBeGreaterThan(10);
});

test('neither its place nor the end of the picture gives the error away', () => {
  const bent = questions.filter(({ key }) => key.bent !== null);
  const last = bent.filter(({ view, key }) => view.options.at(-2)?.id === key.right);
  expect(last.length / questions.length).toBeLessThan(0.5);
  // The picture goes on as far as there is room, whatever is wrong in it.
  for (const { view, key } of bent) {
    const told = believe(shownFrom(run(key.evidence), key.from), key.evidence, key.bent ?? 'no-time-wait');
    expect(view.ladder.segments.length).toBe(Math.min(told.rows.length, 9));
  }
});

test('a number is wrong by another that is shown', () => {
  for (const { view, key } of questions) {
    const [line] = view.options.find(({ id }) => id === key.right)?.lines ?? [];
    const { n, ack } = line?.values ?? {};
    if (line?.id !== 'questions.spot-the-error.segment' || ack === 'none') continue;
    const segment = view.ladder.segments.find((it) => it.n === n);
    expect(view.ladder.segments.some((it) => it.n < Number(n) && it.from !== segment?.from)).toBe(true);
  }
});

test('the last thing to point at is not the one to guess', () => {
  const concepts = new Set(questions.map(({ concept }) => concept));
  for (const concept of concepts) {
    const own = questions.filter((it) => it.concept === concept);
    const last = own.filter(({ view, key }) => view.options.at(-2)?.id === key.right).length;
    expect([concept, last <= 0.8 * own.length]).toEqual([concept, true]);
  }
});
