import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run } from '../clock';
import { pcap } from '../pcap';
import type { NetworkRule, Scenario } from '../scenario';
import { namedScenarios } from '../scenarios/named';
import { opened } from '../testing';
import type { HostName, Trace, WireRow } from '../trace';

// What Wireshark's dissector makes of our captures, where it is installed: apt-get install tshark

const isInstalled = spawnSync('tshark', ['--version']).status === 0;
if (!isInstalled)
  console.warn('\n!!! SKIPPED: tshark is not installed here: no dissector reads our captures.\n');

interface Dissected {
  /** Malformed or cut short, in Wireshark's words. */
  readonly complaint: string;
  /** Of the IPv4 header, and of what it carries: each 1 where right, 0 where wrong, 2 where not to be told. */
  readonly checksums: readonly string[];
  readonly retransmission: boolean;
}

const COMPLAINTS = ['_ws.malformed', '_ws.short'];
const CHECKSUMS = ['ip', 'tcp', 'udp', 'icmp'].map((protocol) => `${protocol}.checksum.status`);
const RETRANSMISSIONS = ['', 'fast_', 'spurious_'].map((kind) => `tcp.analysis.${kind}retransmission`);
const CHECKED = ['ip', 'tcp', 'udp'].flatMap((protocol) => ['-o', `${protocol}.check_checksum:TRUE`]);

function dissect(capture: Buffer): Dissected[] {
  const fields = [...COMPLAINTS, ...CHECKSUMS, ...RETRANSMISSIONS].flatMap((field) => ['-e', field]);
  const file = join(mkdtempSync(join(tmpdir(), 'capture-')), 'runs.pcap');
  writeFileSync(file, capture);
  const { stdout, stderr, status } = spawnSync(
    'tshark',
    ['-r', file, ...CHECKED, '-T', 'fields', '-E', 'separator=|', ...fields],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`tshark: ${stderr}`);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [malformed, short, ip = '', tcp, udp, icmp, ...analysis] = line.split('|');
      return {
        complaint: `${malformed}${short}`,
        checksums: [ip, `${icmp}${tcp}${udp}`],
        retransmission: analysis.some((cell) => cell !== ''),
      };
    });
}

/** One capture of many runs, each a conversation of its own: the dissector takes a second to start. */
function together(runs: readonly { scenario: Scenario; at: HostName }[]): {
  capture: Buffer;
  expected: { readonly from: string; readonly retransmission: boolean }[];
} {
  const all = runs.map(({ scenario, at }, i) => {
    const { client, server } = scenario.hosts ?? {};
    const it = {
      ...scenario,
      hosts: { client: { ...client, port: 20_000 + i }, server: { ...server } },
      network: scenario.network?.map((rule) => fromPort(rule, 40_000 + i)) ?? [],
    };
    const trace = run(it);
    return {
      chunks: [...pcap(it, trace, at)],
      expected: repeats(trace, at),
      name: `${scenario.id} at ${at}`,
    };
  });
  const head = all[0]?.chunks[0] ?? new Uint8Array();
  return {
    capture: Buffer.concat([head, ...all.flatMap(({ chunks }) => chunks.slice(1))]),
    expected: all.flatMap(({ expected, name }) =>
      expected.map((retransmission, i) => ({ from: `${name}, frame ${i + 1}`, retransmission })),
    ),
  };
}

/** A segment that is forged in another's name, in a name of its own. */
const fromPort = (rule: NetworkRule, port: number): NetworkRule =>
  rule.do === 'inject' && rule.segment.port !== undefined
    ? { ...rule, segment: { ...rule.segment, port } }
    : rule;

/**
 * For every frame at a host, whether it shows there that it was sent again: it is a retransmission or a
 * copy, and what it carries begins before the end of what had passed already.
 */
function repeats(trace: Trace, at: HostName): boolean[] {
  const frames = trace.segments
    .flatMap((row) => timesAt(row, at).map((ms, copy) => ({ ms, row, copy })))
    .sort((a, b) => a.ms - b.ms);
  return frames.map(({ row, copy }, i) => {
    const passed = frames.slice(0, i).filter((f) => portsOf(f.row) === portsOf(row));
    const isAgain = row.because === 'retransmission' || copy > 0 || answersCrossedSyn(row, passed);
    return (
      row.protocol === 'tcp' && isAgain && takes(row) > 0 && passed.some((f) => endOf(f.row) > startOf(row))
    );
  });
}

function timesAt(row: WireRow, at: HostName): readonly number[] {
  if (row.from !== at) return row.arrives;
  return row.because === 'injected' ? [] : [row.at];
}

/** The SYN,ACK of a simultaneous open repeats a SYN. */
const answersCrossedSyn = (row: WireRow, passed: readonly { row: WireRow }[]): boolean =>
  row.flags.includes('SYN') && passed.some((f) => f.row.flags.includes('SYN') && f.row.seq === row.seq);

const portsOf = (row: WireRow): string =>
  row.protocol === 'icmp' ? 'icmp' : `${row.sourcePort} ${row.destinationPort}`;

const startOf = ({ seq }: WireRow): number => seq ?? 0;

const endOf = (row: WireRow): number => startOf(row) + takes(row);

const takes = ({ len, flags }: WireRow): number =>
  len + (flags.includes('SYN') || flags.includes('FIN') ? 1 : 0);

const bothEnds = (scenario: Scenario) => (['client', 'server'] as const).map((at) => ({ scenario, at }));

const host = fc.constantFrom('client' as const, 'server' as const);
const match = fc.record({ from: host, nth: fc.integer({ min: 1, max: 8 }) });
// A copy comes well after the round trip of 20 ms: Wireshark takes an earlier one for reordering.
const fault: fc.Arbitrary<NetworkRule> = fc.oneof(
  fc.record({ do: fc.constant('lose' as const), match }),
  fc.record({ do: fc.constant('duplicate' as const), match, after: fc.integer({ min: 50, max: 300 }) }),
);
const generated: fc.Arbitrary<Scenario> = fc.record({
  id: fc.constant('generated'),
  hosts: fc.constant({ client: { isn: [1000] }, server: { isn: [500_000] } }),
  settings: fc.record({ mss: fc.constantFrom(536, 1460), msl: fc.constant(2000) }),
  script: fc
    .tuple(fc.integer({ min: 2, max: 4000 }), fc.integer({ min: 2, max: 4000 }))
    .map(([up, down]) => [
      ...opened,
      { at: 100, host: 'client' as const, call: 'send' as const, bytes: up },
      { at: 600, host: 'server' as const, call: 'send' as const, bytes: down },
      { at: 1000, host: 'client' as const, call: 'shutdown' as const },
      { at: 1400, host: 'server' as const, call: 'shutdown' as const },
    ]),
  network: fc.array(fault, { maxLength: 3 }),
});

const datagrams = [0, 1, 255, 2000, 65_507].map((bytes): Scenario => {
  const script = [{ at: 0, host: 'client' as const, call: 'send' as const, bytes }];
  return { id: `datagram of ${bytes}`, settings: { transport: 'udp' }, script };
});

test.skipIf(!isInstalled)('Wireshark finds nothing wrong, and the retransmissions that there are', () => {
  const scenarios = [
    ...namedScenarios.map(({ scenario }) => scenario),
    ...datagrams,
    ...fc.sample(generated, { numRuns: 60, seed: 1 }),
  ];
  const { capture, expected } = together(scenarios.flatMap(bothEnds));
  const dissected = dissect(capture);
  expect(dissected.filter(({ complaint }) => complaint !== '')).toEqual([]);
  // A quoted datagram comes after what quotes it, and is too short to be checked.
  expect(dissected.filter(({ checksums }) => !checksums.every((status) => /^1[^0]*$/.test(status)))).toEqual(
    [],
  );
  expect(dissected.map(({ retransmission }, i) => ({ from: expected[i]?.from, retransmission }))).toEqual(
    expected,
  );
  expect(expected.filter(({ retransmission }) => retransmission).length).toBeGreaterThan(50);
});
