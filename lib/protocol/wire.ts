import type { Sent } from './events';
import type { Packet } from './packet';
import { flagsOf } from './segment';
import type { Flag, WireRow } from './trace';

const NO_FLAGS: readonly Flag[] = [];

/** The flags that a network's rules may match. */
export const flagsOnWire = (packet: Packet): readonly Flag[] =>
  packet.protocol === undefined ? flagsOf(packet) : NO_FLAGS;

/** Bytes of data. An ICMP message carries none of its own. */
export const lengthOnWire = (packet: Packet): number => (packet.protocol === 'icmp' ? 0 : packet.len);

/** A transmission as the trace shows it. Every key of a row is spelled out, so that a run prints the same bytes. */
export function wireRow(sent: Sent, at: number, arrives: readonly number[]): WireRow {
  const { n, from, connection, packet, because, rule } = sent;
  switch (packet.protocol) {
    case undefined: {
      const { sourcePort, destinationPort, seq, ack, len, window } = packet;
      return {
        n,
        at,
        from,
        protocol: 'tcp',
        connection,
        sourcePort,
        destinationPort,
        flags: flagsOf(packet),
        seq,
        ack,
        len,
        window,
        arrives,
        because,
        rule,
      };
    }
    case 'udp': {
      const { sourcePort, destinationPort, len } = packet;
      const head = { n, at, from, protocol: 'udp', connection, sourcePort, destinationPort } as const;
      return { ...head, flags: NO_FLAGS, seq: null, ack: null, len, arrives, because, rule };
    }
    case 'icmp': {
      const head = {
        n,
        at,
        from,
        protocol: 'icmp',
        icmp: 'port-unreachable',
        quotes: packet.quotes,
      } as const;
      return { ...head, connection, flags: NO_FLAGS, seq: null, ack: null, len: 0, arrives, because, rule };
    }
    default:
      return packet satisfies never;
  }
}
