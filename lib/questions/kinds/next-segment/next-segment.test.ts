import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { countNumbers, startsOf, walkStates } from '../../oracle';
import { shownFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { keyShape, viewShape } from './view';

const questions = allOf('next-segment').map((question) => {
  const { view, key } = stored(question);
  return { view: viewShape.parse(view), key: keyShape.parse(key) };
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
