import type { Scenario, ScriptEntry } from './scenario';
import { flagsOf } from './segment';
import type { HostName, Trace, WireRow } from './trace';
import type { InFlight } from './world';

/** What the tests share: a connection of round numbers, and short names for what a trace holds. */
export const opened: readonly ScriptEntry[] = [
  { at: 0, host: 'server', call: 'listen' },
  { at: 10, host: 'client', call: 'connect' },
];

export const numbered: Scenario = {
  id: 'test',
  hosts: { client: { isn: [99, 1099] }, server: { isn: [299, 1299] } },
  script: opened,
};

/** `client FIN,ACK 100.300+5`, `client UDP+5`, `server ICMP 1` */
export function segmentName(row: WireRow): string {
  const { from, len } = row;
  if (row.protocol === 'icmp') return `${from} ICMP ${row.quotes}`;
  if (row.protocol === 'udp') return `${from} UDP+${len}`;
  const { flags, seq, ack } = row;
  return `${from} ${flags.join(',')} ${seq}${ack === null ? '' : `.${ack}`}${len > 0 ? `+${len}` : ''}`;
}

export const sentBy = (trace: Trace, from: HostName): string[] =>
  trace.segments
    .filter((s) => s.from === from && s.because !== 'injected')
    .map((s) => segmentName(s).slice(from.length + 1));

/** The states that a host went through, in order, without the one it began in. */
export const pathOf = (trace: Trace, host: HostName): string[] =>
  trace.states.filter((row) => row.host === host).map((row) => row.to);

export const inFlightName = ({ to, packet }: InFlight): string =>
  `${packet.protocol ?? flagsOf(packet).join(',')} → ${to}`;

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** A frame of a capture: its time, its length in the file, and the IPv4 packet in it. */
export interface Frame {
  readonly atMs: number;
  readonly length: number;
  readonly packet: Uint8Array;
}

/** The frames of a capture file, taken apart again. */
export function framesOf(capture: Iterable<Uint8Array>): Frame[] {
  return [...capture].slice(1).map((record) => {
    const view = new DataView(record.buffer);
    return {
      atMs: view.getUint32(0, true) * 1000 + view.getUint32(4, true) / 1000,
      length: view.getUint32(8, true),
      packet: record.slice(16 + 14),
    };
  });
}
