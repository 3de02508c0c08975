import { afterAll, expect, test } from 'vitest';
import { run } from '../clock';
import type { Scenario, ScriptEntry } from '../scenario';
import { seq } from '../seq';
import { opened } from '../testing';
import type { HostName } from '../trace';
import data from './rfc9293-figures.json';

interface Run {
  readonly isn: Readonly<Record<HostName, readonly number[]>>;
  readonly script: readonly ScriptEntry[];
  readonly network?: Scenario['network'];
  readonly until: number;
  readonly settings?: Scenario['settings'];
  /** Segments before the first row of the figure. */
  readonly before?: number;
}

const passive: readonly ScriptEntry[] = [{ at: 0, host: 'server', call: 'listen' }];
const late = (nth: number, by: number) => ({
  match: { from: 'client' as const, nth },
  do: 'delay' as const,
  by,
});
const oldSyn = (at: number, number: number) =>
  ({ at, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: number, ack: null } }) as const;
const established = { isn: { client: [99, 400], server: [299, 900] }, before: 3 };

// What was called and what the network did, so that each figure comes about.
const runs: Record<number, Run> = {
  6: {
    isn: { client: [100], server: [300] },
    script: [...opened, { at: 100, host: 'client', call: 'send', bytes: 5 }],
    until: 105,
  },
  7: {
    isn: { client: [100], server: [300] },
    script: [
      { at: 0, host: 'client', call: 'connect' },
      { at: 5, host: 'server', call: 'connect' },
    ],
    network: [late(1, 50), late(2, 200)],
    until: 900,
  },
  8: {
    isn: { client: [100], server: [300, 400] },
    script: opened,
    network: [late(1, 200), oldSyn(50, 90)],
    until: 900,
  },
  9: {
    ...established,
    script: [
      ...opened,
      { at: 100, host: 'client', call: 'crash' },
      { at: 200, host: 'client', call: 'connect' },
    ],
    until: 1205,
  },
  10: {
    ...established,
    script: [
      ...opened,
      { at: 100, host: 'client', call: 'crash' },
      { at: 200, host: 'server', call: 'send', bytes: 7 },
    ],
    until: 900,
  },
  11: {
    isn: { client: [100], server: [7] },
    script: [...passive, { at: 0, host: 'client', call: 'listen' }],
    network: [oldSyn(20, 500)],
    until: 900,
  },
  12: {
    ...established,
    script: [
      ...opened,
      { at: 100, host: 'client', call: 'shutdown' },
      { at: 300, host: 'server', call: 'shutdown' },
    ],
    until: 5000,
  },
  13: {
    ...established,
    script: [
      ...opened,
      { at: 100, host: 'client', call: 'shutdown' },
      { at: 100, host: 'server', call: 'shutdown' },
    ],
    network: [late(3, 5)],
    until: 5000,
  },
};

/** Figure 11 names its numbers: Z is the old duplicate's, X the answer's. */
const named: Record<string, number> = { Z: 500, 'Z+1': 501, X: 7 };
const hostOf = { a: 'client', b: 'server' } as const;
const CIRCLE = 2 ** 32;

// Moved by these, the numbers of the figures cross 2^32 before, at, and after the ISNs.
const shifts = [
  0,
  CIRCLE - 100,
  CIRCLE - 101,
  CIRCLE - 300,
  CIRCLE - 301,
  CIRCLE - 95,
  CIRCLE - 400,
  2 ** 31 - 100,
  2 ** 31 - 300,
];

interface Row {
  readonly from?: string;
  readonly flags?: readonly string[];
  readonly seq?: number | string;
  readonly ack?: number | string | null;
  readonly data?: boolean;
  readonly to?: string;
  readonly a: string | null;
  readonly b: string | null;
}
const figures: readonly { figure: number; title: string; rows: readonly Row[] }[] = data.figures;

const failed = new Set<number>();
afterAll(() => console.log(`${figures.length} figures: ${figures.length - failed.size}`));

for (const figure of figures) {
  test.each(shifts)(`figure ${figure.figure}: ${figure.title}, numbers moved by %i`, (shift) => {
    failed.add(figure.figure);
    const it = runs[figure.figure];
    if (it === undefined) throw new Error(`figure ${figure.figure} has no run`);
    const move = (n: number) => seq(n + shift);
    const trace = run({
      id: `figure-${figure.figure}`,
      hosts: { client: { isn: it.isn.client.map(move) }, server: { isn: it.isn.server.map(move) } },
      settings: { msl: 500, ...it.settings },
      script: it.script,
      network: (it.network ?? []).map((rule) =>
        rule.do === 'inject' ? { ...rule, segment: { ...rule.segment, seq: move(rule.segment.seq) } } : rule,
      ),
      until: it.until,
    });

    const number = (n: number | string | null | undefined) =>
      n === null || n === undefined ? null : move(typeof n === 'string' ? (named[n] ?? Number.NaN) : n);
    const wanted = figure.rows.flatMap((row) =>
      row.from === undefined || row.to === 'arrives-late'
        ? []
        : [
            {
              from: hostOf[row.from === 'a' ? 'a' : 'b'],
              flags: row.flags,
              seq: number(row.seq),
              ack: number(row.ack),
              data: row.data ?? false,
            },
          ],
    );
    const got = trace.segments
      .filter((s) => s.because !== 'injected')
      .slice(it.before ?? 0)
      .map((s) => ({ from: s.from, flags: s.flags, seq: s.seq, ack: s.ack, data: s.len > 0 }));
    expect(got).toEqual(wanted);

    for (const side of ['a', 'b'] as const) {
      const printed = figure.rows
        .map((row) => row[side])
        .filter((state) => state !== null && state !== undefined);
      const path = printed.filter((state, i) => state !== printed[i - 1]);
      const states = trace.states.filter((s) => s.host === hostOf[side]);
      // A passive open whose connection is over is CLOSED in the figures, although a listener goes on.
      const passed = ['CLOSED', ...states.map((s) => s.to)];
      expect(passed.slice(-path.length)).toEqual(path);
    }
    failed.delete(figure.figure);
  });
}
