import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { believe } from '../../believe';
import { countNumbers, fillBlanks, startsOf } from '../../oracle';
import { shownFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { keyShape, viewShape } from './view';

const questions = allOf('fill-numbers').map((question) => {
  const { view, key, concept } = stored(question);
  return { concept, view: viewShape.parse(view), key: keyShape.parse(key) };
});

test('the evidence, run again, yields the key, and so does an oracle with pencil and paper', () => {
  for (const { view, key } of questions) {
    const { segments } = shownFrom(run(key.evidence), key.from);
    const counted = countNumbers(segments, startsOf(segments));
    expect(counted).toEqual(segments.map(({ seq, ack }) => ({ seq, ack })));
    expect(key.blanks.map(({ id }) => id)).toEqual(view.fields.map(({ id }) => id));
    const filled = fillBlanks(view);
    for (const { id, number } of key.blanks) {
      expect(filled[id]).toBe(number);
      const [field, n] = id.split('-');
      const segment = segments[Number(n) - 1];
      expect(field === 'seq' ? segment?.seq : segment?.ack).toBe(number);
    }
  }
});

test('no number that is asked for can be seen', () => {
  for (const { view, key } of questions) {
    const shown = new Set(JSON.stringify(view).match(/\d+/g));
    for (const { number } of key.blanks) expect(shown).not.toContain(`${number}`);
  }
});

test('a phone has room for the run, little of it is hidden, and what comes before a FIN stays in the open', () => {
  for (const { concept, view } of questions) {
    const { segments } = view.ladder;
    const hidden = segments.flatMap(({ seq, ack }) => [seq, ack]).filter((it) => it === 'hidden').length;
    expect(segments.length).toBeLessThanOrEqual(concept === 'close-numbers' ? 7 : 6);
    expect(hidden).toBeLessThanOrEqual(3);
    expect(view.note === undefined).toBe(hidden === 0);
    expect([2, 3, 4]).toContain(view.fields.length);
    const fin = segments.findIndex(({ flags }) => flags.includes('FIN'));
    for (const { seq, ack } of segments.slice(0, Math.max(fin, 0)))
      expect([typeof seq, typeof ack]).toEqual(['number', 'number']);
  }
  const manyBlanks = questions.filter(({ view }) => view.fields.length > 3);
  expect(manyBlanks.length).toBeLessThan(questions.length / 4);
});

test('each belief in question would fill in something else, run again, and no number shown refutes it', () => {
  for (const { view, key } of questions) {
    const truth = shownFrom(run(key.evidence), key.from);
    for (const { id: belief, numbers } of key.beliefs) {
      const believed = believe(truth, key.evidence, belief).segments;
      const filled = key.blanks.map(({ id }) => {
        const [field, n] = id.split('-');
        const segment = believed[Number(n) - 1];
        return field === 'seq' ? segment?.seq : segment?.ack;
      });
      expect(filled).toEqual(numbers);
      expect(filled).not.toEqual(key.blanks.map(({ number }) => number));
      for (const { n, seq, ack } of view.ladder.segments) {
        if (typeof seq === 'number') expect(believed[n - 1]?.seq).toBe(seq);
        if (typeof ack === 'number') expect(believed[n - 1]?.ack).toBe(ack);
      }
    }
  }
});
