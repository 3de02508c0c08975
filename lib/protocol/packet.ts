import type { Log } from './endpoint/turn';
import type { Host } from './host';
import type { Segment } from './segment';
import type { SendReason } from './trace';

/** A datagram (RFC 768): two ports, and `len` bytes of data, which may be none. */
export interface Datagram {
  readonly protocol: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly len: number;
}

/** Destination unreachable, code 3 (RFC 792): nobody has the port that a datagram was for. */
export interface PortUnreachable {
  readonly protocol: 'icmp';
  /** The datagram that it brings back, by its number in the run. */
  readonly quotes: number;
  /** The port that the datagram came from, as its quoted header says: whom to tell. */
  readonly port: number;
}

export type Packet = Segment | Datagram | PortUnreachable;

/** Puts a datagram of `len` bytes on the wire. */
export function sendDatagram(host: Host, len: number, because: SendReason, log: Log): void {
  const { port: sourcePort, peerPort: destinationPort } = host;
  sendPacket(log, host, { protocol: 'udp', sourcePort, destinationPort, len }, because, 'rfc768');
}

/** Puts a packet of no connection on the wire. */
export function sendPacket(log: Log, host: Host, packet: Packet, because: SendReason, rule: string): void {
  log.sent += 1;
  log.events.push({ kind: 'sent', n: log.sent, from: host.name, connection: 0, packet, because, rule });
}
