import { expect, test } from 'vitest';
import { run } from '../clock';
import { textLadder } from '../ladder';
import type { Scenario } from '../scenario';
import { namedScenario } from '../scenarios/named';
import { numbered, pathOf, sentBy } from '../testing';

const after = (more: Partial<Scenario>) => run({ ...numbered, until: 900, ...more });
const inject = (
  at: number,
  to: 'client' | 'server',
  flags: ('SYN' | 'ACK' | 'RST' | 'FIN')[],
  seq: number,
  ack: number | null = null,
) => ({ at, do: 'inject', to, segment: { flags, seq, ack } }) as const;
const rawServer: Scenario['hosts'] = { client: { isn: [99] }, server: { raw: true } };

test('LISTEN: SYN → SYN-RECEIVED → its ACK → ESTABLISHED', () => {
  const trace = run(namedScenario('open'));
  expect(textLadder(trace)).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 ------------------------->      40 ESTABLISHED
        100 ESTABLISHED   --- ACK seq=1001 ack=5001 100 B ------------------->     110 ESTABLISHED
        120 ESTABLISHED   <------------------------- ACK seq=5001 ack=1101 ---     110 ESTABLISHED
    ends at 200 ms: client ESTABLISHED, server ESTABLISHED
    "
  `);
  expect(trace.told.map((t) => `${t.at} ${t.host} ${t.signal}`)).toEqual([
    '30 client established',
    '40 server established',
    '110 server data',
  ]);
});

test('SYN-RECEIVED: the third segment is lost, data brings the ACK → ESTABLISHED', () => {
  expect(textLadder(run(namedScenario('lost-third-segment')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 --------------------X
        100 ESTABLISHED   --- ACK seq=1001 ack=5001 100 B ------------------->     110 ESTABLISHED
        120 ESTABLISHED   <------------------------- ACK seq=5001 ack=1101 ---     110 ESTABLISHED
    ends at 500 ms: client ESTABLISHED, server ESTABLISHED
    "
  `);
});

test('SYN-SENT: SYN crosses SYN → SYN-RECEIVED → ESTABLISHED on both sides', () => {
  expect(textLadder(run(namedScenario('open-simultaneous')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
          0 SYN-SENT      --- SYN seq=1000 ---------------------------------->      10 SYN-RECEIVED
         15 SYN-RECEIVED  <---------------------------------- SYN seq=5000 ---       5 SYN-SENT
         20 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      10 SYN-RECEIVED
         15 SYN-RECEIVED  --- SYN,ACK seq=1000 ack=5001 --------------------->      25 ESTABLISHED
    ends at 500 ms: client ESTABLISHED, server ESTABLISHED
    "
  `);
});

test('SYN-SENT: SYN,ACK of an old SYN → RST with its number, the listener starts over', () => {
  expect(textLadder(run(namedScenario('old-duplicate-syn')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->     220 SYN-RECEIVED
         20               --- SYN seq=900 (injected) ------------------------>      20 SYN-RECEIVED
         30 SYN-SENT      <---------------------- SYN,ACK seq=5000 ack=901 ---      20 SYN-RECEIVED
         30 SYN-SENT      --- RST seq=901 ----------------------------------->      40 LISTEN
        230 ESTABLISHED   <--------------------- SYN,ACK seq=7000 ack=1001 ---     220 SYN-RECEIVED
        230 ESTABLISHED   --- ACK seq=1001 ack=7001 ------------------------->     240 ESTABLISHED
    ends at 500 ms: client ESTABLISHED, server ESTABLISHED
    "
  `);
});

test('SYN-SENT: the interval doubles until the SYN gets through', () => {
  const trace = run(namedScenario('lost-syns'));
  expect(trace.segments.filter((s) => s.flags[0] === 'SYN' && s.from === 'client').map((s) => s.at)).toEqual([
    10, 1010, 3010, 7010,
  ]);
});

test('SYN-SENT: no answer at all → CLOSED once the retries are used up', () => {
  const trace = run({ ...numbered, hosts: rawServer, settings: { synRetries: 2 } });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99', 'SYN 99', 'SYN 99']);
  expect(trace.told.at(-1)).toMatchObject({ at: 7010, signal: 'timeout' });
  expect(trace.end.client).toBe('CLOSED');
});

test('SYN-SENT: RST,ACK of our SYN → CLOSED, refused', () => {
  const trace = run(namedScenario('refused'));
  expect(sentBy(trace, 'server')).toEqual(['RST,ACK 0.1001']);
  expect(trace.told).toMatchObject([{ host: 'client', signal: 'refused' }]);
});

test('SYN-SENT: RST without an ACK, or with the wrong one → nothing', () => {
  const trace = after({
    hosts: rawServer,
    network: [inject(20, 'client', ['RST'], 0), inject(30, 'client', ['RST', 'ACK'], 0, 99)],
  });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99']);
  expect(trace.end.client).toBe('SYN-SENT');
});

test('SYN-SENT: ACK alone, wrong → RST; right → nothing', () => {
  const trace = after({
    hosts: rawServer,
    network: [inject(20, 'client', ['ACK'], 7, 99), inject(30, 'client', ['ACK'], 7, 100)],
  });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99', 'RST 99']);
});

test('SYN-SENT: SYN,ACK with data → ESTABLISHED, one ACK for both', () => {
  const synAck = {
    at: 20,
    do: 'inject',
    to: 'client',
    segment: { flags: ['SYN', 'ACK'], seq: 299, ack: 100, len: 10 },
  } as const;
  const trace = after({ hosts: rawServer, network: [synAck] });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99', 'ACK 100.310']);
  expect(trace.delivered.client).toBe(10);
});

test('SYN-SENT: SEND waits, then rides on the third segment', () => {
  const trace = after({
    script: [...(numbered.script ?? []), { at: 11, host: 'client', call: 'send', bytes: 5 }],
  });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99', 'ACK 100.300+5']);
});

test('SYN-SENT: CLOSE → CLOSED without a segment', () => {
  const trace = after({
    hosts: rawServer,
    script: [...(numbered.script ?? []), { at: 15, host: 'client', call: 'shutdown' }],
  });
  expect(sentBy(trace, 'client')).toEqual(['SYN 99']);
  expect(pathOf(trace, 'client')).toEqual(['SYN-SENT', 'CLOSED']);
});

const rawClient: Scenario['hosts'] = { client: { raw: true }, server: { isn: [299, 1299] } };
const listening: Scenario = {
  ...numbered,
  hosts: rawClient,
  script: [{ at: 0, host: 'server', call: 'listen' }],
};

test('LISTEN: ACK → RST; RST → nothing; FIN → nothing', () => {
  const network = [
    inject(20, 'server', ['ACK'], 7, 55),
    inject(30, 'server', ['RST'], 7),
    inject(40, 'server', ['FIN'], 7),
  ];
  expect(sentBy(run({ ...listening, network, until: 900 }), 'server')).toEqual(['RST 55']);
});

test('CLOSED: anything without an ACK → RST,ACK over all that it took', () => {
  const trace = run({
    ...listening,
    script: [],
    network: [inject(20, 'server', ['SYN', 'FIN'], 7)],
    until: 900,
  });
  expect(sentBy(trace, 'server')).toEqual(['RST,ACK 0.9']);
});

test('SYN-RECEIVED: wrong ACK → RST, still SYN-RECEIVED', () => {
  const trace = run({
    ...listening,
    network: [inject(20, 'server', ['SYN'], 99), inject(30, 'server', ['ACK'], 100, 299)],
    until: 900,
  });
  expect(sentBy(trace, 'server')).toEqual(['SYN,ACK 299.100', 'RST 299']);
  expect(trace.end.server).toBe('SYN-RECEIVED');
});

test('SYN-RECEIVED (passive): RST → LISTEN, and nobody is told', () => {
  const trace = run({
    ...listening,
    network: [inject(20, 'server', ['SYN'], 99), inject(30, 'server', ['RST'], 100)],
    until: 900,
  });
  expect(pathOf(trace, 'server')).toEqual(['LISTEN', 'SYN-RECEIVED', 'LISTEN']);
  expect(trace.told).toEqual([]);
});

test('SYN-RECEIVED: the same SYN again → ACK; a new one in the window → LISTEN', () => {
  const network = [
    inject(20, 'server', ['SYN'], 99),
    inject(30, 'server', ['SYN'], 99),
    inject(40, 'server', ['SYN'], 400),
  ];
  const trace = run({ ...listening, network, until: 900 });
  expect(sentBy(trace, 'server')).toEqual(['SYN,ACK 299.100', 'ACK 300.100']);
  expect(trace.end.server).toBe('LISTEN');
});

test('SYN-RECEIVED: no answer → LISTEN once the retries are used up', () => {
  const trace = run({
    ...listening,
    settings: { synAckRetries: 2 },
    network: [inject(20, 'server', ['SYN'], 99)],
  });
  expect(trace.segments.filter((s) => s.from === 'server').map((s) => s.at)).toEqual([20, 1020, 3020]);
  expect(trace.end).toEqual({ at: 7020, client: 'CLOSED', server: 'LISTEN' });
});
