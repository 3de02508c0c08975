import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempt, run } from './clock';
import type { Packet } from './packet';
import type { NetworkRule, Scenario, ScriptEntry } from './scenario';
import { namedScenarios } from './scenarios/named';
import { parseScenario } from './scenarios/validate';
import { distance, seq } from './seq';
import { deepFreeze, inFlightName } from './testing';
import type { HostName, SegmentRow, Trace } from './trace';
import { type Action, actions, initialWorld, step, type World } from './world';

const host = fc.constantFrom('client' as const, 'server' as const);
const isn = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 2 ** 32 - 60, max: 2 ** 32 - 1 }),
);
const hosts = fc.record({
  client: fc.record({ isn: fc.array(isn, { minLength: 1, maxLength: 2 }) }),
  server: fc.record({ isn: fc.array(isn, { minLength: 1, maxLength: 2 }) }),
});

const call = fc.oneof(
  fc.record({ call: fc.constantFrom('listen' as const, 'connect' as const, 'crash' as const) }),
  fc.record({ call: fc.constant('send' as const), bytes: fc.integer({ min: 0, max: 5000 }) }),
  fc.record({
    call: fc.constantFrom('shutdown' as const, 'close' as const, 'abort' as const, 'stop-reading' as const),
  }),
);
const entry = fc
  .tuple(fc.record({ at: fc.integer({ min: 0, max: 500 }), host }), call)
  .map(([when, what]) => ({ ...when, ...what }) as ScriptEntry);

const match = fc.record(
  {
    from: host,
    data: fc.boolean(),
    nth: fc.integer({ min: 1, max: 6 }),
    count: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['nth'] },
);
const fault: fc.Arbitrary<NetworkRule> = fc.oneof(
  fc.record({ do: fc.constant('lose' as const), match }),
  fc.record({ do: fc.constant('delay' as const), match, by: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ do: fc.constant('duplicate' as const), match, after: fc.integer({ min: 0, max: 400 }) }),
);

const opened: readonly ScriptEntry[] = [
  { at: 0, host: 'server', call: 'listen' },
  { at: 5, host: 'client', call: 'connect' },
];
const profile = fc.constantFrom('rfc9293' as const, 'linux' as const);
const scenario: fc.Arbitrary<Scenario> = fc.record({
  id: fc.constant('law'),
  profile,
  hosts,
  settings: fc.record({
    mss: fc.constantFrom(100, 1460),
    delayedAck: fc.constantFrom(0, 40),
    msl: fc.constant(2000),
  }),
  script: fc.array(entry, { maxLength: 8 }).map((more) => [...opened, ...more]),
  network: fc.array(fault, { maxLength: 4 }),
});

const runs = { numRuns: process.env.ACKADEMY_FULL ? 5000 : 300 };

test('the same scenario gives the same bytes', () => {
  fc.assert(
    fc.property(scenario, (it) => {
      expect(JSON.stringify(run(it))).toBe(JSON.stringify(run(structuredClone(it))));
    }),
    runs,
  );
});

/** Bytes from the first one on, without a gap, that had reached a host's first connection by the end. */
function reached({ segments, end }: Trace, host: HostName): number {
  const pieces = segments.filter(
    (s): s is SegmentRow =>
      s.protocol === 'tcp' && s.from !== host && s.len > 0 && s.arrives.some((at) => at <= end.at),
  );
  const syn = segments.find((s) => s.from !== host && s.flags.includes('SYN'));
  const start = (syn?.seq ?? 0) + 1;
  const ranges = pieces
    .map(({ seq: first, len }) => ({ first: distance(seq(start), seq(first)), len }))
    .sort((x, y) => x.first - y.first);
  return ranges.reduce(
    (prefix, { first, len }) => (first <= prefix ? Math.max(prefix, first + len) : prefix),
    0,
  );
}

test('what is delivered is what arrived without a gap, in order, each byte once', () => {
  fc.assert(
    fc.property(scenario, (it) => {
      const trace = run(it);
      for (const [from, to] of [
        ['client', 'server'],
        ['server', 'client'],
      ] as const) {
        const asked = (it.script ?? []).reduce(
          (sum, e) => sum + (e.host === from && e.call === 'send' ? e.bytes : 0),
          0,
        );
        const told = trace.told.filter((t) => t.host === to).reduce((sum, t) => sum + t.bytes, 0);
        expect(trace.delivered[to]).toBe(told);
        expect(told).toBeLessThanOrEqual(asked);
        const isOneConnection = trace.states.every(({ connection }) => connection === 1);
        if (isOneConnection) expect(told).toBeLessThanOrEqual(reached(trace, to));
      }
    }),
    runs,
  );
});

test('where both say that they are done and the network relents, everything arrives and both sides close', () => {
  const polite = fc.record({
    id: fc.constant('law'),
    profile,
    hosts,
    settings: fc.record({
      mss: fc.constantFrom(100, 1460),
      window: fc.constantFrom(50, 1000, 64_240),
      delayedAck: fc.constantFrom(0, 40),
      synCookies: fc.boolean(),
      // More than the network can lose: it delivers before anybody gives up.
      synRetries: fc.constant(15),
      synAckRetries: fc.constant(15),
    }),
    script: fc
      .tuple(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
      )
      .map(([up, down, first, second]): ScriptEntry[] => [
        ...opened,
        { host: 'client', call: 'send', bytes: up, at: 10 },
        { when: 'established', after: first, host: 'client', call: 'shutdown' },
        { when: 'established', host: 'server', call: 'send', bytes: down },
        { when: 'established', after: second, host: 'server', call: 'shutdown' },
      ]),
    network: fc.array(fault, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(polite, (it) => {
      const trace = run(it);
      const asked = (from: string) =>
        it.script.reduce((sum, e) => sum + (e.host === from && e.call === 'send' ? e.bytes : 0), 0);
      expect(trace.end).toMatchObject({ client: 'CLOSED', server: 'LISTEN' });
      expect(trace.delivered).toEqual({ client: asked('server'), server: asked('client') });
    }),
    runs,
  );
});

test('nothing but what takes a sequence number is ever retransmitted', () => {
  fc.assert(
    fc.property(scenario, (it) => {
      const again = run(it).segments.filter((s) => s.because === 'retransmission');
      for (const s of again)
        expect(s.len > 0 || s.flags.includes('SYN') || s.flags.includes('FIN')).toBe(true);
    }),
    runs,
  );
});

test('a peer that answers is never given up, however long its window stays closed', () => {
  const stopped = fc.record({
    id: fc.constant('law'),
    profile,
    hosts,
    settings: fc.record({
      window: fc.constantFrom(0, 1, 100),
      mss: fc.constantFrom(64, 1460),
      dataRetries: fc.constant(3),
    }),
    script: fc.tuple(host, fc.integer({ min: 1, max: 1000 }), fc.boolean()).map(([from, bytes, closes]) => [
      ...opened,
      {
        at: 60,
        host: from === 'client' ? ('server' as const) : ('client' as const),
        call: 'stop-reading' as const,
      },
      { at: 100, host: from, call: 'send' as const, bytes },
      ...(closes ? [{ at: 200, host: from, call: 'shutdown' as const }] : []),
      {
        at: 1500,
        host: from === 'client' ? ('server' as const) : ('client' as const),
        call: 'send' as const,
        bytes: 50,
      },
    ]),
    until: fc.constant(200_000),
  });
  fc.assert(
    fc.property(stopped, (it) => {
      expect(run(it).told.filter(({ signal }) => signal === 'timeout')).toEqual([]);
    }),
    runs,
  );
});

test('two sides that each miss something do not acknowledge each other for ever', () => {
  const trace = run({
    id: 'gaps on both sides',
    settings: { mss: 100 },
    script: [
      ...opened,
      { at: 100, host: 'client', call: 'send', bytes: 300 },
      { at: 100, host: 'server', call: 'send', bytes: 300 },
    ],
    network: (['client', 'server'] as const).map((from) => ({
      do: 'lose',
      match: { from, data: true, nth: 1 },
    })),
  });
  // Each side: three pieces, an ACK for each of the two that came early, the first again, and one for that.
  expect(trace.segments.filter(({ at }) => at >= 100)).toHaveLength(2 * 7);
});

/** A walk through the world: at each step a call, a forged segment, or one of the possible actions. */
const walk = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ pick: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ host, call }) },
    {
      weight: 1,
      arbitrary: fc.record({
        to: host,
        flags: fc.subarray(['SYN', 'FIN', 'RST', 'ACK'] as const),
        seq: fc.integer({ min: 95, max: 310 }),
        ack: fc.integer({ min: 95, max: 310 }),
        len: fc.constantFrom(0, 10),
      }),
    },
  ),
  { maxLength: 60 },
);

function chosen(
  world: World,
  choice: { pick: number } | { host: 'client' | 'server'; call: { call: string } } | object,
): Action | undefined {
  if ('pick' in choice) {
    const possible = actions(world);
    return possible[choice.pick % Math.max(possible.length, 1)];
  }
  if ('call' in choice) return { do: 'call', ...choice } as Action;
  const { to, ...segment } = choice as { to: 'client' | 'server' } & Extract<
    Action,
    { do: 'inject' }
  >['segment'];
  return { do: 'inject', to, segment };
}

const isReset = (packet: Packet | undefined) => packet?.protocol === undefined && (packet?.rst ?? false);

test('a step never changes its input, actions come in a stable order, and no reset is answered by a reset', () => {
  const numbered = { id: 'walk', hosts: { client: { isn: [99] }, server: { isn: [299], backlog: 1 } } };
  const settings = fc.record({
    synCookies: fc.boolean(),
    rfc1337: fc.boolean(),
    keepalive: fc.constantFrom(null, { idle: 1000, interval: 500, probes: 2 }),
  });
  fc.assert(
    fc.property(walk, profile, settings, (choices, name, set) => {
      let world = deepFreeze(initialWorld({ ...numbered, profile: name, settings: set }));
      world = step(world, { do: 'call', host: 'server', call: { call: 'listen' } }).world;
      for (const choice of choices) {
        deepFreeze(world);
        expect(actions(world)).toEqual(actions(structuredClone(world)));
        const action = chosen(world, choice);
        if (action === undefined) continue;
        const before = world;
        const { world: after, events } = step(before, action);
        expect(step(before, action)).toEqual({ world: after, events });
        if (action.do === 'deliver' && isReset(before.flight.find((f) => f.n === action.n)?.packet)) {
          expect(events.filter((e) => e.kind === 'sent' && isReset(e.packet))).toEqual([]);
        }
        world = after;
      }
      expect(world.flight.map(inFlightName).every((name) => name.length > 0)).toBe(true);
    }),
    runs,
  );
});

test('a run ends, whatever is asked of it', () => {
  const injected = fc.record({
    do: fc.constant('inject' as const),
    at: fc.integer({ min: 0, max: 600 }),
    to: host,
    segment: fc.record({
      flags: fc.subarray(['SYN', 'FIN', 'RST', 'ACK'] as const),
      seq: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      ack: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      len: fc.integer({ min: 0, max: 3000 }),
      window: fc.integer({ min: 0, max: 65535 }),
    }),
  });
  const hostile = fc.record({
    id: fc.constant('hostile'),
    profile,
    hosts: fc.record({ client: fc.record({ raw: fc.boolean() }), server: fc.record({ raw: fc.boolean() }) }),
    settings: fc.record({
      window: fc.constantFrom(0, 1, 64_240),
      mss: fc.constantFrom(64, 1460),
      rto: fc.constantFrom(1, 1000),
      keepalive: fc.constantFrom(null, { idle: 1, interval: 1, probes: 3 }),
      synCookies: fc.boolean(),
    }),
    link: fc.record({ delay: fc.constantFrom(0, 10) }),
    script: fc.array(entry, { maxLength: 12 }),
    network: fc.array(fc.oneof(fault, injected), { maxLength: 10 }),
  });
  const bounds = { segments: 500, time: 1e7, bytes: 1e6 };
  fc.assert(
    fc.property(hostile, (it) => {
      const trace = attempt(it, bounds);
      if ('refused' in trace) throw new Error('nothing here can be refused');
      expect(trace.segments.length).toBeLessThanOrEqual(bounds.segments);
    }),
    runs,
  );
});

test('whatever JSON comes in is run, or refused in words that name the place', () => {
  const named = namedScenarios.map(({ scenario: it }) => it);
  // A scenario of which one value somewhere has become something else.
  const spoilt = fc
    .tuple(fc.constantFrom(...named), fc.nat(), fc.jsonValue({ maxDepth: 2 }))
    .map(([it, at, value]) => spoil(structuredClone(it), at, value));
  const bounds = { segments: 500, time: 1e7, bytes: 1e6 };
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), spoilt), (raw) => {
      const parsed = parseScenario(raw);
      if (parsed.ok) {
        const trace = attempt(parsed.scenario, bounds);
        expect('refused' in trace || trace.segments.length <= bounds.segments).toBe(true);
      } else {
        const { path, found, expected } = parsed;
        for (const words of [path, found, expected]) expect(words).toMatch(/^[^\n]+$/);
      }
    }),
    { numRuns: 1000 },
  );
});

/** Puts `value` in the place of one of the values that the object holds, however deep; which, `at` says. */
function spoil(raw: object, at: number, value: unknown): unknown {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const key of Object.keys(inner)) {
      places.push([inner as Record<string, unknown>, key]);
      visit((inner as Record<string, unknown>)[key]);
    }
  };
  visit(raw);
  const [holder, key] = places[at % places.length] ?? [{}, ''];
  holder[key] = value;
  return raw;
}
