import { describe, expect, test } from 'vitest';
import { run } from './clock';
import { bend, bentRule, mutants } from './mutants';
import { profiles } from './profiles';
import { namedScenario } from './scenarios/named';
import { sentBy } from './testing';

describe('mutants', () => {
  test.each(mutants)('$id bends one rule and shows on $differsOn', ({ id, change, differsOn }) => {
    const { rule } = bentRule(id);
    expect(Object.keys(change)).toEqual([rule]);
    expect(bend(profiles.rfc9293.rules, [id])).not.toEqual(profiles.rfc9293.rules);
    const scenario = namedScenario(differsOn);
    const [truth, believed] = [run(scenario), run({ ...scenario, mutants: [id] })];
    expect({ ...believed, scenario: '' }).not.toEqual({ ...truth, scenario: '' });
  });

  // A numbering mutant changes what is sent and what is accepted: its own protocol works.
  test.each([
    'syn-takes-no-number',
    'fin-takes-no-number',
    'pure-ack-takes-a-number',
    'ack-is-last-received',
    'same-isn-both-ways',
    'constant-isn',
  ] as const)('%s opens, carries data and closes by its own lights', (id) => {
    const trace = run({ ...namedScenario('half-close'), mutants: [id] });
    expect(trace.delivered.client).toBe(300);
    expect(trace.end).toMatchObject({ client: 'CLOSED', server: 'LISTEN' });
    expect(trace.segments.filter((s) => s.because === 'retransmission' || s.flags.includes('RST'))).toEqual(
      [],
    );
  });

  test('a mutant on one host leaves the other honest', () => {
    const trace = run({ ...namedScenario('open'), mutants: [{ id: 'syn-takes-no-number', host: 'server' }] });
    expect(sentBy(trace, 'server')[0]).toBe('SYN,ACK 5000.1000');
    expect(sentBy(trace, 'client')[1]).toBe('RST 1000');
  });
});
