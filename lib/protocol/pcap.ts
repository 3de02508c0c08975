import { ethernetFrame, ipPacket, portUnreachableBytes, tcpBytes, udpBytes } from './frame';
import { profiles } from './profiles';
import type { Scenario } from './scenario';
import type { HostName, SegmentRow, Trace, WireRow } from './trace';

/**
 * A run as a packet capture, taken at one host: what that host sent, when it sent it (also what the network
 * then lost), and what reached it, each time it did. A classic pcap file in chunks, header first and then
 * a frame each, so that a long run is never in memory as a whole. Times count from 0, the start of the run.
 */
export function* pcap(scenario: Scenario, trace: Trace, at: HostName): Generator<Uint8Array> {
  const packetOf = packing(scenario, trace);
  yield fileHeader();
  for (const { atMs, row } of sightings(trace.segments, at)) {
    yield record(atMs, ethernetFrame(row.from, packetOf(row)));
  }
}

/** How a run's transmissions look as IPv4 packets. Their numbers in the run tell a host's packets apart. */
function packing(scenario: Scenario, trace: Trace): (row: WireRow) => Uint8Array {
  const mss = scenario.settings?.mss ?? profiles[scenario.profile ?? 'rfc9293'].settings.mss;
  const pushed = pushedEnds(trace.segments);
  const bodyOf = (row: WireRow): Uint8Array => {
    switch (row.protocol) {
      case 'tcp':
        return tcpBytes(row, mss, row.len > 0 && pushed.has(endOf(row)));
      case 'udp':
        return udpBytes(row);
      case 'icmp': {
        const quoted = trace.segments[row.quotes - 1];
        return portUnreachableBytes(quoted === undefined ? new Uint8Array() : packetOf(quoted));
      }
      default:
        return row satisfies never;
    }
  };
  const packetOf = (row: WireRow) => ipPacket(row.from, row.protocol, row.n, bodyOf(row));
  return packetOf;
}

interface Sighting {
  readonly atMs: number;
  readonly row: WireRow;
}

/** What passes a host's interface, in the order of time; at one instant in the order of sending. */
function sightings(rows: readonly WireRow[], host: HostName): Sighting[] {
  return rows
    .flatMap((row) => timesAt(row, host).map((atMs) => ({ atMs, row })))
    .sort((a, b) => a.atMs - b.atMs);
}

function timesAt(row: WireRow, host: HostName): readonly number[] {
  if (row.from !== host) return row.arrives;
  // A forged segment only claims to come from here.
  return row.because === 'injected' ? [] : [row.at];
}

/**
 * Where PSH stands: on the last segment of what was sent in one go. It belongs to a place in the stream,
 * so a retransmission repeats it.
 */
function pushedEnds(rows: readonly WireRow[]): ReadonlySet<string> {
  const ends = new Set<string>();
  const nextSentAt = new Map<string, number>();
  for (const row of rows.toReversed()) {
    if (row.protocol !== 'tcp' || row.because !== 'send' || row.len === 0) continue;
    if (nextSentAt.get(streamOf(row)) !== row.at) ends.add(endOf(row));
    nextSentAt.set(streamOf(row), row.at);
  }
  return ends;
}

const streamOf = (row: SegmentRow): string => `${row.from} ${row.sourcePort} ${row.destinationPort}`;

const endOf = (row: SegmentRow): string => `${streamOf(row)} ${(row.seq + row.len) >>> 0}`;

const SNAP_LENGTH = 262_144;
const ETHERNET_LINK = 1;

/** Magic number of microsecond times, version 2.4, no time zone, no accuracy, snap length, link type. */
function fileHeader(): Uint8Array {
  const view = new DataView(new ArrayBuffer(24));
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAP_LENGTH, true);
  view.setUint32(20, ETHERNET_LINK, true);
  return new Uint8Array(view.buffer);
}

/** A frame behind its time in seconds and microseconds, its length as stored, and its length on the wire. */
function record(atMs: number, frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16 + frame.length);
  const view = new DataView(bytes.buffer);
  const micros = Math.round(atMs * 1000);
  view.setUint32(0, Math.floor(micros / 1e6), true);
  view.setUint32(4, micros % 1e6, true);
  view.setUint32(8, frame.length, true);
  view.setUint32(12, frame.length, true);
  bytes.set(frame, 16);
  return bytes;
}
