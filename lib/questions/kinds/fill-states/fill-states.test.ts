import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { believe } from '../../believe';
import { walkStates } from '../../oracle';
import { shownFrom, stateAt, statesFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { keyShape, viewShape } from './view';

const questions = allOf('fill-states').map((question) => {
  const { view, key, concept } = stored(question);
  return { concept, view: viewShape.parse(view), key: keyShape.parse(key) };
});

/** Where and when a blank stands. */
function placeOf({ ladder }: (typeof questions)[number]['view'], id: string) {
  const state = ladder.states.find(({ to }) => typeof to === 'object' && to.blank === id);
  if (state === undefined) throw new Error(`${id} is not on the ladder`);
  return state;
}

test('the evidence, run again, yields the key, and so does a walk through the RFC’s diagram of states', () => {
  for (const { concept, view, key } of questions) {
    const { trace } = shownFrom(run(key.evidence), key.from);
    const walk = walkStates(key.evidence, trace.segments);
    expect(key.blanks.map(({ id }) => id)).toEqual(view.fields.map(({ id }) => id));
    for (const { id, state } of key.blanks) {
      const { at, host } = placeOf(view, id);
      expect(stateAt(trace, host, at)).toBe(state);
      expect([concept, id, walk(host, at)]).toEqual([concept, id, state]);
    }
  }
});

test('each belief in question would fill in something else, and nothing on the ladder refutes it', () => {
  for (const { view, key } of questions) {
    expect(key.beliefs.length).toBeGreaterThan(0);
    const truth = shownFrom(run(key.evidence), key.from);
    for (const { id, states } of key.beliefs) {
      const believed = statesFrom(believe(truth, key.evidence, id));
      for (const { at, host, to } of view.ladder.states) {
        if (typeof to === 'object') continue;
        const there = believed.filter((row) => row.at === at && row.host === host);
        expect(there.some((row) => to === 'hidden' || row.to === to)).toBe(true);
      }
      expect(states.length).toBe(key.blanks.length);
      expect(states).not.toEqual(key.blanks.map(({ state }) => state));
    }
    expect([2, 4]).toContain(view.fields.length);
    const hidden = view.ladder.states.filter(({ to }) => to === 'hidden').length;
    expect(hidden).toBeLessThanOrEqual(5);
    expect(view.note).toBeDefined();
  }
});

test('a state that is asked for is not entered in sight', () => {
  for (const { view, key } of questions) {
    for (const { id, state } of key.blanks) {
      const { at, host } = placeOf(view, id);
      const before = view.ladder.states.filter(
        (it) => it.host === host && it.at <= at && !(typeof it.to === 'object' && it.to.blank === id),
      );
      expect(before.at(-1)?.to).not.toBe(state);
    }
  }
});
