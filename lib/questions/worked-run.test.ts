import { expect, test } from 'vitest';
import { namedScenario } from '../protocol/scenarios/named';
import { concepts } from './concepts';
import { textsIn } from './testing';
import { workedRun } from './worked-run';

test('every worked run can be gone through, with a reason for all that is sent', () => {
  for (const { run } of concepts) {
    const { view, steps } = workedRun(namedScenario(run));
    expect(steps.map(({ at }) => at)).toEqual([...new Set(steps.map(({ at }) => at))].sort((a, b) => a - b));
    const lines = steps.flatMap((step) => step.lines);
    const sent = lines.filter(({ id }) => id === 'questions.run.sends');
    expect(sent.map(({ values }) => values?.n)).toEqual(view.segments.map(({ n }) => n));
    const entered = lines.filter(({ id }) => id === 'questions.run.enters');
    expect(entered).toHaveLength(view.states.length);
    expect(textsIn(steps).length).toBe(lines.length);
    for (const { lines: said } of steps) expect(said.length).toBeGreaterThan(0);
  }
});

test('what both sides remember is what the RFC’s figure says', () => {
  const { steps } = workedRun(namedScenario('open'));
  const last = steps.find(({ at }) => at === 40)?.hosts;
  expect(last).toMatchObject({
    client: { state: 'ESTABLISHED', variables: { iss: 1000, sndUna: 1001, irs: 5000, rcvNxt: 5001 } },
    server: { state: 'ESTABLISHED', variables: { iss: 5000, sndUna: 5001, irs: 1000, rcvNxt: 1001 } },
  });
  expect(workedRun(namedScenario('udp-request')).steps.every(({ hosts }) => hosts === null)).toBe(true);
});
