import { expect, test } from 'vitest';
import { run } from '../../../protocol';
import { outstanding } from '../../oracle';
import { shownFrom } from '../../shown';
import { allOf, stored } from '../../testing';
import { keyShape, viewShape } from './view';

const questions = allOf('who-retransmits').map((question) => {
  const { view, key } = stored(question);
  return { view: viewShape.parse(view), key: keyShape.parse(key) };
});

test('an oracle that looks for what is unacknowledged finds who sends what again, and when', () => {
  for (const { view, key } of questions) {
    const { rows } = shownFrom(run(key.evidence), key.from);
    const shown = rows.slice(0, view.ladder.segments.length);
    expect(shown.at(-1)?.arrives).toEqual([]);
    const waiting = outstanding(shown);
    if (waiting === undefined) {
      expect(key.right).toEqual({ who: 'nobody', what: '', when: null });
      continue;
    }
    const rto = key.evidence.settings?.rto ?? 1000;
    expect(key.right).toMatchObject({ who: waiting.from, what: waiting.flags.join() });
    expect(key.right.when).toBe(rto * 2 ** (waiting.times - 1));
  }
});

test('what there is to choose from holds what is right, and what every belief would choose', () => {
  for (const { view, key } of questions) {
    const whats = [key.right, ...key.beliefs.map(({ filling }) => filling)].map(({ what }) => what);
    for (const what of whats) if (what !== '') expect(view.flags).toContain(what);
  }
});
