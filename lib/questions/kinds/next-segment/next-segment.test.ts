import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { countNumbers, startsOf, walkStates } from '../../oracle';
import { shownFrom, statesFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { expectation } from './options';
import { plans } from './plans';
import { keyShape, viewShape } from './view';

const questions = allOf('next-segment').map((question) => {
  const { view, key, concept } = stored(question);
  return { concept, view: viewShape.parse(view), key: keyShape.parse(key) };
});

test('the evidence, run again, yields the right option, and so does an oracle with pencil and paper', () => {
  for (const { view, key } of questions) {
    const { trace, segments } = shownFrom(run(key.evidence), key.from);
    const counted = countNumbers(segments, startsOf(segments));
    expect(counted).toEqual(segments.map(({ seq, ack }) => ({ seq, ack })));
    const asked = segments[key.asked - 1];
    const option = view.options.find(({ id }) => id === key.right);
    expect(option?.segment).toEqual({ ...counted[key.asked - 1], flags: asked?.flags, len: asked?.len });
    if (option?.states === undefined || asked === undefined) continue;
    const at = walkStates(key.evidence, trace.segments);
    expect(option.states).toEqual({ client: at('client', asked.at), server: at('server', asked.at) });
  }
});

test('a phone has room for the run, and little of it is hidden', () => {
  for (const { view } of questions) {
    const { segments, states } = view.ladder;
    const shown = [...segments.flatMap(({ seq, ack }) => [seq, ack]), ...states.map(({ to }) => to)];
    const hidden = shown.filter((it) => it === 'hidden').length;
    expect(segments.length).toBeLessThanOrEqual(10);
    expect(hidden).toBeLessThanOrEqual(5);
    if (hidden > 0) expect(view.note).toBeDefined();
  }
});

test('a wrong option is what each of its beliefs expects, run again, and nothing shown refutes it', () => {
  for (const { concept, view, key } of questions) {
    const truth = shownFrom(run(key.evidence), key.from);
    const asked = truth.segments[key.asked - 1];
    if (asked === undefined) throw new Error('nothing is asked');
    for (const { id, ...option } of view.options.filter((it) => it.id !== key.right)) {
      const beliefs = key.beliefs[id] ?? [];
      const held = key.joint?.includes(id) ? [beliefs] : beliefs.map((belief) => [belief]);
      for (const together of held) {
        const withStates = plans[concept]?.withStates ?? false;
        const expected = expectation(truth, asked, key.evidence, together, withStates);
        expect(option).toEqual(expected?.option);
        const [other] = expected?.runs ?? [];
        if (other === undefined) throw new Error('nobody believes it');
        for (const { n, seq, ack } of view.ladder.segments) {
          if (seq !== 'hidden') expect(other.segments[n - 1]?.seq).toBe(seq);
          if (ack !== 'hidden') expect(other.segments[n - 1]?.ack).toBe(ack);
        }
        const states = statesFrom(other).map(({ at, host, to }) => ({ at, host, to }));
        for (const shown of view.ladder.states)
          if (shown.to !== 'hidden') expect(states).toContainEqual(shown);
      }
    }
  }
});
