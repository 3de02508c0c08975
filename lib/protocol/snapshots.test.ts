import { expect, test } from 'vitest';
import { run } from './clock';
import { namedScenario, namedScenarios } from './scenarios/named';
import { snapshotsOf } from './snapshots';

test('the handshake: what each side remembers, moment by moment', () => {
  const [client, server] = [1000, 5000];
  const window = { rcvWnd: 64_240 };
  const seen = snapshotsOf(namedScenario('open')).map(({ at, client: c, server: s }) => [at, c, s]);
  expect(seen.slice(0, 5)).toMatchObject([
    [0, null, null],
    [10, { iss: client, sndUna: client, sndNxt: client + 1 }, null],
    [
      20,
      { sndUna: client },
      { iss: server, sndUna: server, sndNxt: server + 1, irs: client, rcvNxt: client + 1 },
    ],
    [30, { sndUna: client + 1, irs: server, rcvNxt: server + 1, ...window }, { sndUna: server }],
    [40, { sndUna: client + 1 }, { sndUna: server + 1, ...window }],
  ]);
});

test('there is one for each moment of a run, and watching changes nothing', () => {
  for (const { scenario } of namedScenarios) {
    const trace = run(scenario);
    const moments = new Set(snapshotsOf(scenario).map(({ at }) => at));
    for (const { at, arrives } of trace.segments)
      for (const t of [at, ...arrives.filter((it) => it <= trace.end.at)]) expect(moments).toContain(t);
    for (const { at } of trace.states) expect(moments).toContain(at);
    expect(run(scenario)).toEqual(trace);
  }
});
