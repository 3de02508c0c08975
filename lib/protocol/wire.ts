import type { Sent } from './events';
import { flagsOf } from './segment';
import type { Flag, WireRow } from './trace';
import type { Packet } from './udp';

const NO_FLAGS: readonly Flag[] = [];

/** What the rules of a network look at. An ICMP message carries no data of its own. */
export function seenOnTheWire(packet: Packet): { readonly flags: readonly Flag[]; readonly len: number } {
  if (packet.protocol === undefined) return { flags: flagsOf(packet), len: packet.len };
  return { flags: NO_FLAGS, len: packet.protocol === 'udp' ? packet.len : 0 };
}

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
