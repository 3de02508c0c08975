import { expect, test } from 'vitest';
import en from '../i18n/messages/questions.en.json';
import { run } from '../protocol';
import { namedScenario } from '../protocol/scenarios/named';
import { concepts } from './concepts';
import { offered } from './registry';

test('every concept can be asked about, and needs only what comes before it', () => {
  const before = new Set<string>();
  for (const { id, needs } of concepts) {
    expect(offered().map(({ concept }) => concept)).toContain(id);
    for (const needed of needs) expect(before).toContain(needed);
    before.add(id);
  }
});

test('every worked run runs to its end, and no number in what is said of it is made up', () => {
  for (const { id, run: name } of concepts) {
    const trace = run(namedScenario(name));
    expect(trace.cut).toBeUndefined();
    expect(trace.segments.length).toBeGreaterThan(0);
    const facts = JSON.stringify([trace, namedScenario(name)]);
    const said = en.concepts[id].run.match(/\d+/g) ?? [];
    // A distance in time between two segments is a fact too.
    const moments = trace.segments.flatMap(({ at, arrives }) => [at, ...arrives]);
    const between = new Set(moments.flatMap((a) => moments.map((b) => `${a - b}`)));
    for (const number of said) {
      expect([id, number, facts.includes(number) || between.has(number)]).toEqual([id, number, true]);
    }
  }
});
