import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from './clock';
import { textLadder } from './ladder';
import { pcap } from './pcap';
import type { NetworkRule, Scenario, ScriptEntry } from './scenario';
import { parseScenario } from './scenarios/validate';
import { framesOf, inFlightName, segmentName } from './testing';
import type { Trace } from './trace';
import { actions, initialWorld, step } from './world';

const bound: ScriptEntry = { at: 0, host: 'server', call: 'listen' };
const send = (at: number, bytes: number): ScriptEntry => ({ at, host: 'client', call: 'send', bytes });
const udp = (script: readonly ScriptEntry[], more: Partial<Scenario> = {}): Scenario => ({
  id: 'udp',
  settings: { transport: 'udp' },
  script,
  ...more,
});

const told = (trace: Trace) => trace.told.map((t) => `${t.at} ${t.host} ${t.signal} ${t.bytes}`);

describe('a datagram', () => {
  test('is handed over without a handshake, an answer or a state, an empty one too', () => {
    const trace = run(udp([bound, send(10, 100), send(30, 0)]));
    expect(trace.segments.map(segmentName)).toEqual(['client UDP+100', 'client UDP+0']);
    expect(trace.states).toEqual([]);
    expect(told(trace)).toEqual(['20 server data 100', '40 server data 0']);
    expect(trace.delivered).toEqual({ client: 0, server: 100 });
    expect(trace.end).toEqual({ at: 40, client: 'CLOSED', server: 'CLOSED' });
  });

  test('that is lost stays lost, one that is doubled comes twice, and a late one comes late', () => {
    const trace = run(
      udp([bound, send(10, 1), send(20, 2), send(30, 3), send(40, 4)], {
        network: [
          { match: { from: 'client', data: true, nth: 1 }, do: 'lose' },
          { match: { nth: 2 }, do: 'duplicate', after: 5 },
          { match: { flags: [], nth: 3 }, do: 'delay', by: 100 },
        ],
      }),
    );
    expect(told(trace)).toEqual([
      '30 server data 2',
      '35 server data 2',
      '50 server data 4',
      '140 server data 3',
    ]);
  });

  test('finds its way back to a port that has sent, which binds it', () => {
    const trace = run(
      udp([bound, send(10, 40), { when: 'data-received', host: 'server', call: 'send', bytes: 300 }]),
    );
    expect(trace.delivered).toEqual({ client: 300, server: 40 });
  });
});

describe('a closed port', () => {
  const closed = udp([send(10, 40), send(20, 0)]);

  test('is answered by ICMP, which quotes the datagram, and the sender is told', () => {
    const trace = run(closed);
    expect(trace.segments.map(segmentName)).toEqual([
      'client UDP+40',
      'client UDP+0',
      'server ICMP 1',
      'server ICMP 2',
    ]);
    expect(trace.segments[2]).toMatchObject({
      protocol: 'icmp',
      icmp: 'port-unreachable',
      quotes: 1,
      flags: [],
      seq: null,
      ack: null,
      rule: 'rfc1122 4.1.3.1',
    });
    expect(told(trace)).toEqual(['30 client refused 0', '40 client refused 0']);
  });

  test('answers every copy, and nobody is told what the network loses', () => {
    const trace = run({
      ...closed,
      network: [
        { match: { from: 'client', nth: 1 }, do: 'duplicate', after: 5 },
        { match: { from: 'server', nth: 1, count: 2 }, do: 'lose' },
      ],
    });
    expect(trace.segments.slice(2).map(segmentName)).toEqual([
      'server ICMP 1',
      'server ICMP 1',
      'server ICMP 2',
    ]);
    expect(told(trace)).toEqual(['40 client refused 0']);
  });

  test('on a host that runs nothing at all is not answered', () => {
    expect(run({ ...closed, hosts: { server: { raw: true } } }).segments.length).toBe(2);
  });
});

test('every arrival is either handed over or answered by an error, and nothing else is ever sent', () => {
  const match = fc.record({ nth: fc.integer({ min: 1, max: 8 }) });
  const fault: fc.Arbitrary<NetworkRule> = fc.oneof(
    fc.record({ do: fc.constant('lose' as const), match }),
    fc.record({ do: fc.constant('delay' as const), match, by: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ do: fc.constant('duplicate' as const), match, after: fc.integer({ min: 0, max: 200 }) }),
  );
  const sends = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2000 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(sends, fc.array(fault, { maxLength: 4 }), fc.nat(400), (datagrams, network, opensAt) => {
      const opens: ScriptEntry = { at: opensAt, host: 'server', call: 'listen' };
      const trace = run(udp([opens, ...datagrams.map(([at, bytes]) => send(at, bytes))], { network }));
      const [sent, errors] = [
        trace.segments.filter((s) => s.protocol === 'udp'),
        trace.segments.filter((s) => s.protocol === 'icmp'),
      ];
      const arrivals = sent.flatMap((s) => s.arrives.map((at) => ({ at, len: s.len })));
      const taken = arrivals.filter(({ at }) => at >= opensAt);
      expect(sent.length).toBe(datagrams.length);
      expect(errors.length).toBe(arrivals.length - taken.length);
      expect(trace.delivered.server).toBe(taken.reduce((sum, { len }) => sum + len, 0));
      const signals = trace.told.map(({ signal }) => signal);
      expect(signals.filter((signal) => signal === 'data').length).toBe(taken.length);
      expect(signals.filter((signal) => signal === 'refused').length).toBe(
        errors.flatMap(({ arrives }) => arrives).length,
      );
    }),
    { numRuns: 200 },
  );
});

test('fate does with datagrams what it does with segments, one step at a time', () => {
  const start = initialWorld(udp([]));
  const sent = step(start, { do: 'call', host: 'client', call: { call: 'send', bytes: 5 } }).world;
  expect(sent.flight.map(inFlightName)).toEqual(['udp → server']);
  expect(actions(sent).map((action) => action.do)).toEqual(['deliver', 'lose', 'duplicate']);
  const twice = step(sent, { do: 'duplicate', n: 1 }).world;
  const answered = step(twice, { do: 'deliver', n: 1 }).world;
  expect(answered.flight.map(inFlightName)).toEqual(['udp → server', 'icmp → client']);
  expect(step(answered, { do: 'lose', n: 2 }).world.flight.map(inFlightName)).toEqual(['udp → server']);
});

test('the ladder names datagrams and errors, and shows no states', () => {
  const trace = run(
    udp([send(10, 40), send(50, 0)], { network: [{ match: { from: 'client', nth: 2 }, do: 'lose' }] }),
  );
  expect(textLadder(trace)).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
         10               --- UDP 40 B -------------------------------------->      20
         30               <------------ ICMP port unreachable (datagram 1) ---      20
         50               --- UDP 0 B ----------------------------------X
    ends at 50 ms
    "
  `);
});

test('a capture has the datagram, and the error that quotes it whole or to 576 bytes', () => {
  const scenario = udp([send(10, 41), send(50, 4000)]);
  const frames = framesOf(pcap(scenario, run(scenario), 'client'));
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const [datagram, error, , second] = frames.map(({ packet }) => packet);
  expect(hex(datagram?.slice(20, 26) ?? new Uint8Array())).toBe('9c4000500031');
  expect(hex(error?.slice(20, 22) ?? new Uint8Array())).toBe('0303');
  expect(hex(error?.slice(28) ?? new Uint8Array())).toBe(hex(datagram ?? new Uint8Array()));
  expect(frames.map(({ packet }) => packet.length)).toEqual([69, 97, 4028, 576]);
  expect(second?.[9]).toBe(1);
});

describe('what only TCP can do is refused', () => {
  const refused = (raw: unknown) => {
    const parsed = parseScenario(raw);
    return parsed.ok ? 'accepted' : `${parsed.path}: ${parsed.found}; expected ${parsed.expected}`;
  };
  const inject = { at: 5, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: 1 } } as const;

  test.each([
    [udp([bound, send(10, 0)]), 'accepted'],
    [
      udp([bound, { at: 10, host: 'client', call: 'connect' }]),
      'script[1].call: "connect"; expected listen or send, the only calls with "transport": "udp"',
    ],
    [
      udp([{ when: 'established', host: 'client', call: 'send', bytes: 1 }]),
      'script[0].when: "established"; expected data-received, the only signal with "transport": "udp"',
    ],
    [
      udp([{ at: 1, host: 'client', call: 'send', bytes: 1, connection: 1 }]),
      'script[0].connection: 1; expected no such key with "transport": "udp"',
    ],
    [udp([send(10, 65_508)]), 'script[0].bytes: 65508; expected at most 65507 in one datagram'],
    [
      udp([], { network: [inject] }),
      'network[0].do: "inject"; expected lose, delay or duplicate: what is forged is a TCP segment',
    ],
    [{ ...udp([]), settings: { transport: 'sctp' } }, 'settings.transport: "sctp"; expected one of tcp, udp'],
  ])('%j → %s', (raw, message) => {
    expect(refused(raw)).toBe(message);
  });
});
