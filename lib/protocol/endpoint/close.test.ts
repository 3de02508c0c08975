import { expect, test } from 'vitest';
import { run } from '../clock';
import { textLadder } from '../ladder';
import type { Scenario, ScriptEntry } from '../scenario';
import { namedScenario } from '../scenarios/named';
import { numbered, opened, pathOf, sentBy } from '../testing';

const connected = (script: readonly ScriptEntry[], more: Partial<Scenario> = {}) =>
  run({ ...numbered, until: 900, script: [...opened, ...script], ...more });
const clientCloses: ScriptEntry = { at: 100, host: 'client', call: 'shutdown' };
const serverCloses: ScriptEntry = { at: 200, host: 'server', call: 'shutdown' };
const inject = (
  at: number,
  to: 'client' | 'server',
  flags: ('SYN' | 'ACK' | 'RST' | 'FIN')[],
  seq: number,
  ack: number | null = null,
  len = 0,
) => ({ at, do: 'inject', to, segment: { flags, seq, ack, len } }) as const;

test('four segments: each side says that it is done', () => {
  expect(textLadder(run(namedScenario('close')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 ------------------------->      40 ESTABLISHED
        200 FIN-WAIT-1    --- FIN,ACK seq=1001 ack=5001 --------------------->     210 CLOSE-WAIT
        220 FIN-WAIT-2    <------------------------- ACK seq=5001 ack=1002 ---     210 CLOSE-WAIT
        310 TIME-WAIT     <--------------------- FIN,ACK seq=5001 ack=1002 ---     300 LAST-ACK
        310 TIME-WAIT     --- ACK seq=1002 ack=5002 ------------------------->     320 CLOSED
     240310 CLOSED
    ends at 240310 ms: client CLOSED, server LISTEN
    "
  `);
});

test('three segments: the FIN takes along the ACK that was put off', () => {
  expect(textLadder(run(namedScenario('close-three')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 ------------------------->      40 ESTABLISHED
        100 FIN-WAIT-1    --- FIN,ACK seq=1001 ack=5001 --------------------->     110 LAST-ACK
        120 TIME-WAIT     <--------------------- FIN,ACK seq=5001 ack=1002 ---     110 LAST-ACK
        120 TIME-WAIT     --- ACK seq=1002 ack=5002 ------------------------->     130 CLOSED
     240120 CLOSED
    ends at 240120 ms: client CLOSED, server LISTEN
    "
  `);
});

test('FIN-WAIT-1: FIN before the ACK of ours → CLOSING → TIME-WAIT, on both sides', () => {
  expect(textLadder(run(namedScenario('close-simultaneous')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 ------------------------->      40 ESTABLISHED
        200 FIN-WAIT-1    --- FIN,ACK seq=1001 ack=5001 --------------------->     210 CLOSING
        210 CLOSING       <--------------------- FIN,ACK seq=5001 ack=1001 ---     200 FIN-WAIT-1
        220 TIME-WAIT     <------------------------- ACK seq=5002 ack=1002 ---     210 CLOSING
        210 CLOSING       --- ACK seq=1002 ack=5002 ------------------------->     220 TIME-WAIT
     240220 CLOSED
                                                                                240220 CLOSED
    ends at 240220 ms: client CLOSED, server LISTEN
    "
  `);
});

test('TIME-WAIT: the last ACK was lost, the FIN comes again → ACK, and the wait starts anew', () => {
  expect(textLadder(run(namedScenario('lost-last-ack')))).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=1000 ---------------------------------->      20 SYN-RECEIVED
         30 ESTABLISHED   <--------------------- SYN,ACK seq=5000 ack=1001 ---      20 SYN-RECEIVED
         30 ESTABLISHED   --- ACK seq=1001 ack=5001 ------------------------->      40 ESTABLISHED
        200 FIN-WAIT-1    --- FIN,ACK seq=1001 ack=5001 --------------------->     210 CLOSE-WAIT
        220 FIN-WAIT-2    <------------------------- ACK seq=5001 ack=1002 ---     210 CLOSE-WAIT
        310 TIME-WAIT     <--------------------- FIN,ACK seq=5001 ack=1002 ---     300 LAST-ACK
        310 TIME-WAIT     --- ACK seq=1002 ack=5002 --------------------X
       1310 TIME-WAIT     <--------------------- FIN,ACK seq=5001 ack=1002 ---    1300 LAST-ACK
       1310 TIME-WAIT     --- ACK seq=1002 ack=5002 ------------------------->    1320 CLOSED
     241310 CLOSED
    ends at 241310 ms: client CLOSED, server LISTEN
    "
  `);
});

test('FIN-WAIT-1: a FIN that brings the ACK of ours leads to TIME-WAIT at once (3.3.2 note 2)', () => {
  const trace = connected([clientCloses, { when: 'fin-received', host: 'server', call: 'shutdown' }], {
    settings: { delayedAck: 50 },
  });
  expect(pathOf(trace, 'client').slice(2)).toEqual(['FIN-WAIT-1', 'TIME-WAIT']);
});

test('FIN-WAIT-2: data still arrives, and is acknowledged', () => {
  const trace = connected([clientCloses, { at: 150, host: 'server', call: 'send', bytes: 10 }]);
  expect(sentBy(trace, 'client').at(-1)).toBe('ACK 101.310');
  expect(trace.delivered.client).toBe(10);
});

test('CLOSE-WAIT: lasts until the application closes', () => {
  const trace = connected([clientCloses], { until: 1e7 });
  expect(trace.end).toMatchObject({ client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' });
});

test('LAST-ACK: the ACK is lost, the FIN is retransmitted until it comes', () => {
  const lost = { match: { from: 'client', flags: ['ACK'], nth: 2, count: 2 }, do: 'lose' } as const;
  const trace = connected([clientCloses, serverCloses], { network: [lost], until: 9000 });
  expect(
    trace.segments.filter((s) => s.from === 'server' && s.flags.includes('FIN')).map((s) => s.at),
  ).toEqual([200, 1200, 3200]);
  expect(trace.end).toMatchObject({ client: 'TIME-WAIT', server: 'LISTEN' });
});

test('FIN before its data: held back until the gap is filled', () => {
  const script: ScriptEntry[] = [
    { at: 100, host: 'client', call: 'send', bytes: 10 },
    { at: 101, host: 'client', call: 'shutdown' },
  ];
  const trace = connected(script, {
    network: [{ match: { from: 'client', data: true, nth: 1 }, do: 'delay', by: 30 }],
  });
  expect(trace.told.filter((t) => t.host === 'server').map((t) => `${t.at} ${t.signal}`)).toEqual([
    '40 established',
    '140 data',
    '140 fin',
  ]);
  expect(sentBy(trace, 'server').slice(1)).toEqual(['ACK 300.100', 'ACK 300.111']);
});

test('ESTABLISHED: CLOSE behind data that the window holds back → the FIN rides on the last of it', () => {
  const trace = connected(
    [
      { at: 100, host: 'client', call: 'send', bytes: 300 },
      { at: 101, host: 'client', call: 'shutdown' },
    ],
    {
      settings: { window: 200, mss: 200 },
    },
  );
  expect(sentBy(trace, 'client').slice(2)).toEqual(['ACK 100.300+200', 'FIN,ACK 300.300+100']);
});

test('ESTABLISHED: RST with the exact number → CLOSED; in the window → challenge; outside → nothing', () => {
  const outside = connected([], { network: [inject(100, 'server', ['RST'], 99)] });
  expect(sentBy(outside, 'server')).toHaveLength(1);
  const inside = connected([], { network: [inject(100, 'server', ['RST'], 150)] });
  expect(sentBy(inside, 'server').at(-1)).toBe('ACK 300.100');
  expect(inside.end.server).toBe('ESTABLISHED');
  const exact = connected([], { network: [inject(100, 'server', ['RST'], 100)] });
  expect(exact.told.at(-1)).toMatchObject({ host: 'server', signal: 'reset' });
  expect(exact.end.server).toBe('LISTEN');
});

test('ESTABLISHED: SYN, whatever its number → challenge ACK', () => {
  const trace = connected([], {
    network: [inject(100, 'server', ['SYN'], 100), inject(110, 'server', ['SYN'], 5)],
  });
  expect(sentBy(trace, 'server').slice(1)).toEqual(['ACK 300.100', 'ACK 300.100']);
});

test('ESTABLISHED: no ACK flag → dropped; ACK of what was never sent → ACK', () => {
  const trace = connected([], {
    network: [inject(100, 'server', [], 100, null, 5), inject(110, 'server', ['ACK'], 100, 400, 5)],
  });
  expect(trace.delivered.server).toBe(0);
  expect(sentBy(trace, 'server').slice(1)).toEqual(['ACK 300.100']);
});

test('ABORT: RST, and both sides forget at once', () => {
  const trace = connected([{ at: 100, host: 'client', call: 'abort' }]);
  expect(sentBy(trace, 'client').at(-1)).toBe('RST 100');
  expect(trace.end).toMatchObject({ client: 'CLOSED', server: 'LISTEN' });
});

test('close (sockets): data that comes afterwards draws a RST', () => {
  const trace = connected([
    { at: 100, host: 'client', call: 'close' },
    { at: 150, host: 'server', call: 'send', bytes: 5 },
  ]);
  expect(sentBy(trace, 'client').slice(2)).toEqual(['FIN,ACK 100.300', 'RST 101']);
  expect(trace.told.at(-1)).toMatchObject({ host: 'server', signal: 'reset' });
});

test('close (sockets): unread data → RST instead of FIN', () => {
  const trace = connected([
    { at: 50, host: 'server', call: 'stop-reading' },
    { at: 100, host: 'client', call: 'send', bytes: 5 },
    { at: 150, host: 'server', call: 'close' },
  ]);
  expect(sentBy(trace, 'server').at(-1)).toBe('RST 300');
});

test('TIME-WAIT: RST → CLOSED, unless RFC 1337 is followed', () => {
  const reset = { network: [inject(400, 'client', ['RST'], 301)], until: 500 };
  expect(connected([clientCloses, serverCloses], reset).end.client).toBe('CLOSED');
  expect(connected([clientCloses, serverCloses], { ...reset, settings: { rfc1337: true } }).end.client).toBe(
    'TIME-WAIT',
  );
});

test('zero window: probed, and acknowledged without being taken', () => {
  const trace = connected(
    [
      { at: 50, host: 'server', call: 'stop-reading' },
      { at: 100, host: 'client', call: 'send', bytes: 300 },
    ],
    {
      settings: { window: 200, mss: 200 },
      until: 2000,
    },
  );
  expect(sentBy(trace, 'client').slice(2)).toEqual(['ACK 100.300+200', 'ACK 300.300+1']);
  expect(sentBy(trace, 'server').slice(1)).toEqual(['ACK 300.300', 'ACK 300.300']);
});
