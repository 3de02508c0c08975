import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flag, HostName, TcpState } from '@/lib/protocol/trace';
import type { LadderSegment, LadderView, ShownNumber, ShownState } from '@/lib/questions/ladder-view';
import * as examples from './examples';
import { type Box, makeBox, overlap } from './geometry';
import { type LadderLayout, layoutLadder } from './layout';
import { blankLetters } from './wording';

const number: fc.Arbitrary<ShownNumber> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(2 ** 32 - 1) },
  { weight: 1, arbitrary: fc.record({ blank: fc.constantFrom('one', 'two', 'three') }) },
  { weight: 1, arbitrary: fc.constant('hidden' as const) },
);

const flags = fc.constantFrom<Flag[][]>(
  ['SYN'],
  ['SYN', 'ACK'],
  ['ACK'],
  ['PSH', 'ACK'],
  ['FIN', 'ACK'],
  ['FIN', 'PSH', 'ACK'],
  ['RST'],
  ['RST', 'ACK'],
);

const host = fc.constantFrom<HostName>('client', 'server');
const delay = fc.oneof(fc.constantFrom(0, 40), fc.nat(500));

const segment = fc
  .record({
    at: fc.oneof(fc.nat(400), fc.nat(5000)),
    from: host,
    delays: fc.oneof(
      { weight: 4, arbitrary: fc.tuple(delay) },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.tuple(delay, delay) },
    ),
    flags,
    seq: number,
    ack: fc.option(number),
    len: fc.oneof(fc.constant(0), fc.nat(65535)),
    origin: fc.constantFrom(undefined, undefined, 'old-duplicate' as const, 'forged' as const),
    protocol: fc.constantFrom(undefined, undefined, undefined, 'udp' as const, 'icmp' as const),
  })
  .map(
    ({ delays, origin, protocol, ...rest }): Omit<LadderSegment, 'n'> => ({
      ...rest,
      ...(protocol ? { protocol, flags: [], seq: null, ack: null } : {}),
      arrives: delays.map((d) => rest.at + d).sort((a, b) => a - b),
      ...(origin ? { origin } : {}),
    }),
  );

const states: TcpState[] = [
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'CLOSE-WAIT',
  'TIME-WAIT',
];

const shownState: fc.Arbitrary<ShownState> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...states) },
  { weight: 2, arbitrary: fc.record({ blank: fc.constantFrom('one', 'four', 'five') }) },
  { weight: 1, arbitrary: fc.constant('hidden' as const) },
);

/** Runs of one to twelve segments in which states follow what happens, and some come by themselves. */
const view: fc.Arbitrary<LadderView> = fc
  .record({
    segments: fc.array(segment, { minLength: 1, maxLength: 12 }),
    changes: fc.array(
      fc.record({
        host,
        to: shownState,
        pick: fc.nat(),
        alone: fc.option(fc.nat(5000)),
      }),
      { maxLength: 8 },
    ),
    diverges: fc.option(fc.nat(11), { freq: 3 }),
  })
  .map(({ segments, changes, diverges }) => {
    const sorted = segments.sort((a, b) => a.at - b.at).map((some, i) => ({ n: i + 1, ...some }));
    const times = sorted.flatMap(({ at, arrives }) => [at, ...arrives]);
    return {
      segments: sorted,
      states: changes
        .map(({ host, to, pick, alone }) => ({ host, to, at: alone ?? times[pick % times.length] ?? 0 }))
        .sort((a, b) => a.at - b.at),
      from: Math.min(...times),
      until: Math.max(...times),
      ...(diverges === null ? {} : { divergesAt: diverges + 1 }),
    };
  });

const options = fc.record({
  width: fc.integer({ min: 272, max: 900 }),
  labels: fc.constantFrom(examples.english, examples.chinese),
  states: fc.boolean(),
});

function boxesOf({ segments, states, silences, divergence }: LadderLayout): Box[] {
  return [
    ...segments.flatMap(({ boxes }) => boxes),
    ...states.map(({ box }) => box),
    ...silences.map(({ box }) => box),
    ...(divergence ? [divergence.box] : []),
  ];
}

function corners({ cx, cy, w, h, angle }: Box): { x: number; y: number }[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [-w, w].flatMap((dx) =>
    [-h, h].map((dy) => ({ x: cx + (dx * cos - dy * sin) / 2, y: cy + (dx * sin + dy * cos) / 2 })),
  );
}

/** Where each end of each line is, with the time that it stands for. */
function endsOf({ segments }: LadderLayout): { t: number; y: number }[] {
  return segments.flatMap(({ flight: { segment, copy, lost }, line }) => {
    const arrives = segment.arrives[copy];
    return [
      { t: segment.at, y: line.y1 },
      ...(lost || arrives === undefined ? [] : [{ t: arrives, y: line.y2 }]),
    ];
  });
}

/** No two labels touch, and none leaves the drawing. */
function labelsAreApart(layout: LadderLayout) {
  const boxes = boxesOf(layout);
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
    for (const { x, y } of corners(box)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(layout.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
  });
}

/** Every line is there, from one lifeline to the other, and falls. */
function linesFall(layout: LadderLayout, view: LadderView) {
  const lines = view.segments.flatMap(({ n, arrives }) => (arrives.length === 2 ? [n, n] : [n]));
  expect(layout.segments.map(({ flight }) => flight.segment.n)).toEqual(lines);
  for (const { flight, line } of layout.segments) {
    const { client, server } = layout.lifelines;
    expect([line.x1, line.x2]).toEqual(
      flight.segment.from === 'client' ? [client.x, server.x] : [server.x, client.x],
    );
    expect(line.end.y).toBeGreaterThan(line.y1);
    expect(line.y2).toBeLessThanOrEqual(layout.height);
  }
}

/** Later is lower, for the ends of lines and for states; the states of one host never share a height. */
function timeRunsDown(layout: LadderLayout, view: LadderView) {
  const marks = [...endsOf(layout), ...layout.states.map(({ y }, i) => ({ t: view.states[i]?.at ?? 0, y }))];
  for (const a of marks) for (const b of marks) if (a.t < b.t) expect(a.y).toBeLessThan(b.y);
  for (const host of ['client', 'server']) {
    const own = layout.states.filter((state) => state.host === host).map(({ y }) => y);
    for (const [i, y] of own.slice(1).entries()) expect(y).toBeGreaterThan(own[i] ?? 0);
  }
}

/** A state is named, or it has its letter, or it is hidden; and nothing stands for it besides. */
function statesKeepTheirSecret(layout: LadderLayout, view: LadderView) {
  const letters = blankLetters(view);
  for (const [i, { rows }] of layout.states.entries()) {
    const to = view.states[i]?.to ?? 'hidden';
    const parts = rows.flatMap((row) => row.parts);
    if (to === 'hidden') expect(parts).toEqual([{ kind: 'hidden' }]);
    else if (typeof to === 'object')
      expect(parts).toEqual([{ kind: 'blank', letter: letters.get(to.blank) }]);
    else
      expect(parts.map((part) => (part.kind === 'plain' ? part.text : '')).join('')).toMatch(/^[A-Z12-]+$/);
  }
}

/** Everything that can be a blank made one of its own, named by its place. */
function allAsked(view: LadderView): LadderView {
  return {
    ...view,
    segments: view.segments.map((some) =>
      some.seq === null ? some : { ...some, seq: { blank: `n${some.n}` } },
    ),
    states: view.states.map((state, i) => ({ ...state, to: { blank: `s${i}` } })),
  };
}

/**
 * The letters run from top to bottom: of the states, of the numbers among themselves, and of a state beside
 * a line that lies wholly below it, or wholly above it as do those before.
 */
function lettersRunDown(layout: LadderLayout, view: LadderView) {
  const order = [...blankLetters(view).keys()];
  const numbers = view.segments.flatMap(({ n, seq }) => (seq === null ? [] : [n]));
  expect(order.filter((field) => field.startsWith('n'))).toEqual(numbers.map((n) => `n${n}`));
  const heightsInOrder = order.flatMap((field) =>
    field.startsWith('s') ? [layout.states[Number(field.slice(1))]?.y ?? 0] : [],
  );
  expect(heightsInOrder).toEqual(heightsInOrder.toSorted((a, b) => a - b));
  for (const [i, { y }] of layout.states.entries()) {
    for (const n of numbers) {
      const own = layout.segments.filter(({ flight }) => flight.segment.n === n);
      const soFar = layout.segments.filter(({ flight }) => flight.segment.n <= n);
      const stateFirst = order.indexOf(`s${i}`) < order.indexOf(`n${n}`);
      if (own.every(({ line }) => y <= line.y1)) expect(stateFirst).toBe(true);
      if (soFar.every(({ line }) => y >= line.y2)) expect(stateFirst).toBe(false);
    }
  }
}

test('the laws hold for any run at any width', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(view, options, (view, options) => {
      const layout = layoutLadder(view, options);
      labelsAreApart(layout);
      linesFall(layout, view);
      timeRunsDown(layout, view);
      if (options.states) statesKeepTheirSecret(layout, view);
    }),
    { numRuns: 150 },
  );
});

test.each([272, 520])('letters run down in any run, %d wide', { timeout: 60_000 }, (width) => {
  fc.assert(
    fc.property(view, (some) => {
      const view = allAsked(some);
      lettersRunDown(layoutLadder(view, { width, labels: examples.english }), view);
    }),
    { numRuns: 50 },
  );
});

test('a drawing without states starts at its first segment and ends with its last', () => {
  const late = { ...examples.open, from: -5000, until: 240_000 };
  const silences = (states: boolean) =>
    layoutLadder(late, { width: 272, labels: examples.english, states }).silences.length;
  expect(silences(true)).toBe(2);
  expect(silences(false)).toBe(0);
});

describe('two boxes', () => {
  const box = makeBox(0, 0, 10, 4, 0);

  test.each([
    ['beside each other', makeBox(11, 0, 10, 4, 0), false],
    ['with a common corner region', makeBox(9, 3, 10, 4, 0), true],
    ['one turned into the other', makeBox(0, 6, 10, 4, Math.PI / 2), true],
    ['one turned away, although their upright bounds meet', makeBox(7, 5, 10, 2, -Math.PI / 4), false],
    ['one inside the other', makeBox(1, 0, 2, 1, 1), true],
  ])('%s', (_name, other, expected) => {
    expect(overlap(box, other)).toBe(expected);
    expect(overlap(other, box)).toBe(expected);
  });
});
