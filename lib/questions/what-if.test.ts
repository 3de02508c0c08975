import { expect, test } from 'vitest';
import { namedScenario } from '../protocol/scenarios/named';
import { beliefsAbout } from './about';
import { concepts } from './concepts';
import { whatIf } from './what-if';

test('every concept’s run would be another one if a belief about it were the protocol', () => {
  for (const { id, run } of concepts) {
    const found = whatIf(namedScenario(run), beliefsAbout(id));
    if (found === null) throw new Error(`nothing that is believed changes the run of ${id}`);
    const { belief, real, believed } = found;
    expect(beliefsAbout(id)).toContain(belief);
    expect(believed).not.toEqual(real);
    expect([real.divergesAt, real.until]).toEqual([believed.divergesAt, believed.until]);
  }
});

test('what nobody believes parts nothing', () => {
  expect(whatIf(namedScenario('open'), [])).toBeNull();
});
