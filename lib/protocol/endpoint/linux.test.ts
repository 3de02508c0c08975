import { describe, expect, test } from 'vitest';
import { run } from '../clock';
import type { ForgedSegment, NetworkRule, Scenario, ScriptEntry } from '../scenario';
import { segmentName } from '../testing';
import type { SegmentRow } from '../trace';

// The server is the kernel, the client a raw host that sends whatever is written here. Ours start at 300, theirs at
// 100. The captures in ../conformance cover three states; these are the others, by the kernel's source.
type Step = readonly [at: number, what: string] | readonly [at: number, call: 'shutdown' | 'close'];

const opening: readonly Step[] = [[10, 'SYN 100']];
const established: readonly Step[] = [...opening, [20, 'ACK 101.301']];
const peerClosed: readonly Step[] = [...established, [30, 'FIN,ACK 101.301']];
const orphan: readonly Step[] = [...established, [30, 'close'], [40, 'ACK 101.302']];
const timeWait: readonly Step[] = [...orphan, [50, 'FIN,ACK 101.302']];
const closing: readonly Step[] = [...established, [30, 'shutdown'], [40, 'FIN,ACK 101.301']];

/** `FIN,ACK 101.301+5` as a forged segment. */
function forged(text: string): ForgedSegment {
  const [, flags = '', number, ack, len] = /^([A-Z,]*) ?(\d+)(?:\.(\d+))?(?:\+(\d+))?$/.exec(text) ?? [];
  return {
    flags: flags.split(',').filter(Boolean) as ForgedSegment['flags'],
    seq: Number(number),
    ack: ack === undefined ? null : Number(ack),
    len: Number(len ?? 0),
  };
}

const isCall = (what: string): what is 'shutdown' | 'close' => what === 'shutdown' || what === 'close';

/** What the kernel sends from 100 ms on, when a segment meets it then, and where that leaves it. */
function meets(before: readonly Step[], segment: string) {
  const steps: readonly Step[] = [...before, [100, segment]];
  const scenario: Scenario = {
    id: 'linux',
    profile: 'linux',
    hosts: { client: { raw: true }, server: { isn: [300, 70_000] } },
    script: [
      { at: 0, host: 'server', call: 'listen' },
      ...steps.flatMap(([at, what]): ScriptEntry[] =>
        isCall(what) ? [{ at, host: 'server', call: what }] : [],
      ),
    ],
    network: steps.flatMap(([at, what]): NetworkRule[] =>
      isCall(what) ? [] : [{ at, do: 'inject', to: 'server', segment: forged(what) }],
    ),
    until: 190,
  };
  const trace = run(scenario);
  const sent = trace.segments.filter(
    (s): s is SegmentRow => s.protocol === 'tcp' && s.from === 'server' && s.at >= 100,
  );
  return [...sent.map((s) => segmentName(s).slice('server '.length)), trace.end.server].join(' → ');
}

describe.each<[string, readonly Step[], readonly (readonly [segment: string, outcome: string])[]]>([
  [
    'SYN-RECEIVED, a request',
    opening,
    [
      ['SYN 100', 'SYN,ACK 300.101 → SYN-RECEIVED'],
      ['SYN 50', 'ACK 301.101 → SYN-RECEIVED'],
      ['SYN 150', 'RST,ACK 0.151 → LISTEN'],
      ['SYN,ACK 100.301', 'ACK 301.101 → SYN-RECEIVED'],
      ['ACK 101.301', 'ESTABLISHED'],
      ['ACK 101.900', 'RST 900 → SYN-RECEIVED'],
      ['ACK 200101.301', 'ACK 301.101 → SYN-RECEIVED'],
      ['RST 101', 'LISTEN'],
      ['RST 150', 'ACK 301.101 → SYN-RECEIVED'],
      ['RST,ACK 101.900', 'SYN-RECEIVED'],
      ['FIN 101', 'SYN-RECEIVED'],
      ['FIN,ACK 101.301', 'ACK 301.102 → CLOSE-WAIT'],
    ],
  ],
  [
    'FIN-WAIT-2 after close, a rest',
    orphan,
    [
      ['ACK 101.302', 'FIN-WAIT-2'],
      ['ACK 50.302', 'ACK 302.101 → FIN-WAIT-2'],
      ['ACK 101.302+10', 'RST 302 → LISTEN'],
      ['FIN,ACK 101.302', 'ACK 302.102 → TIME-WAIT'],
      ['FIN,ACK 111.302', 'RST 302 → LISTEN'],
      ['FIN 101', 'FIN-WAIT-2'],
      ['RST 150', 'LISTEN'],
      ['SYN 150', 'RST,ACK 0.151 → LISTEN'],
    ],
  ],
  [
    'FIN-WAIT-1 after close',
    orphan.slice(0, -1),
    [
      ['ACK 101.302', 'FIN-WAIT-2'],
      ['FIN,ACK 101.302', 'ACK 302.102 → TIME-WAIT'],
      ['FIN,ACK 111.302', 'RST 302 → LISTEN'],
      ['ACK 101.302+10', 'RST 302 → LISTEN'],
    ],
  ],
  [
    'TIME-WAIT, a rest',
    timeWait,
    [
      ['FIN,ACK 101.302', 'ACK 302.102 → TIME-WAIT'],
      ['ACK 102.302', 'TIME-WAIT'],
      ['ACK 150.302', 'ACK 302.102 → TIME-WAIT'],
      ['ACK 102.302+10', 'ACK 302.102 → TIME-WAIT'],
      ['SYN 90', 'ACK 302.102 → TIME-WAIT'],
      ['SYN 5000', 'SYN,ACK 70000.5001 → SYN-RECEIVED'],
      ['SYN,ACK 5000.302', 'ACK 302.102 → TIME-WAIT'],
      ['RST 102', 'LISTEN'],
      ['RST 150', 'TIME-WAIT'],
    ],
  ],
  [
    'CLOSE-WAIT',
    peerClosed,
    [
      ['FIN,ACK 101.301', 'ACK 301.102 → CLOSE-WAIT'],
      ['ACK 102.301+10', 'CLOSE-WAIT'],
      ['ACK 92.301+10', 'ACK 301.102 → CLOSE-WAIT'],
      ['FIN,ACK 102.301', 'CLOSE-WAIT'],
      ['ACK 101.301+10', 'RST 301 → LISTEN'],
      ['RST 102', 'LISTEN'],
      ['RST 101', 'LISTEN'],
      ['RST 150', 'ACK 301.102 → CLOSE-WAIT'],
      ['FIN 102', 'CLOSE-WAIT'],
    ],
  ],
  [
    'LAST-ACK',
    [...peerClosed, [60, 'close']],
    [
      ['ACK 102.302', 'LISTEN'],
      ['FIN,ACK 101.302', 'LISTEN'],
      ['RST 101', 'LISTEN'],
      ['ACK 102.900', 'ACK 302.102 → LAST-ACK'],
    ],
  ],
  [
    'CLOSING',
    closing,
    [
      ['ACK 102.302', 'TIME-WAIT'],
      ['FIN,ACK 101.302', 'TIME-WAIT'],
      ['RST 101', 'LISTEN'],
    ],
  ],
])('a kernel in %s', (_, before, rows) => {
  test.each(rows)('%s meets %s', (segment, outcome) => {
    expect(meets(before, segment)).toBe(outcome);
  });
});
