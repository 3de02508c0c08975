import type { Log } from './endpoint/turn';
import type { Host } from './host';
import type { Call } from './scenario';
import type { Segment } from './segment';
import type { Draft } from './tcb';
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

/**
 * An application opens its port, or sends one datagram: no handshake first, no state after, and nobody
 * sends it again. A socket that was never given a port gets one when it sends.
 */
export function performUdp(host: Draft<Host>, call: Call, log: Log): void {
  if (host.raw || (call.call !== 'listen' && call.call !== 'send')) return;
  host.listening = true;
  if (call.call === 'listen') return;
  const { port, peerPort } = host;
  const datagram: Datagram = {
    protocol: 'udp',
    sourcePort: port,
    destinationPort: peerPort,
    len: call.bytes,
  };
  emit(log, host, datagram, 'send', 'rfc768');
}

/** A packet arrives at a host that speaks UDP. `n` is its place in the run. */
export function arriveUdp(host: Draft<Host>, packet: Packet, n: number, log: Log): void {
  if (host.raw) return;
  switch (packet.protocol) {
    case 'udp':
      receiveDatagram(host, packet, n, log);
      return;
    case 'icmp':
      // RFC 1122 4.1.3.3: UDP passes every ICMP error on to the application. No error answers an error (3.2.2).
      if (hasPort(host, packet.port)) tell(host, log, 'refused', 0);
      return;
    case undefined:
      return;
    default:
      packet satisfies never;
  }
}

/** Each datagram is handed over as it comes: twice if it comes twice, and in the order of arriving. */
function receiveDatagram(
  host: Draft<Host>,
  { sourcePort, destinationPort, len }: Datagram,
  n: number,
  log: Log,
) {
  if (hasPort(host, destinationPort)) {
    host.deliveredBytes += len;
    tell(host, log, 'data', len);
    return;
  }
  // RFC 1122 4.1.3.1: nobody waits there, and the sender should hear of it (3.2.2.1: by this code).
  emit(log, host, { protocol: 'icmp', quotes: n, port: sourcePort }, 'answer', 'rfc1122 4.1.3.1');
}

const hasPort = (host: Host, port: number): boolean => host.listening && host.port === port;

function emit(log: Log, host: Host, packet: Packet, because: SendReason, rule: string): void {
  log.sent += 1;
  log.events.push({ kind: 'sent', n: log.sent, from: host.name, connection: 0, packet, because, rule });
}

function tell(host: Host, log: Log, signal: 'data' | 'refused', bytes: number): void {
  log.events.push({ kind: 'told', host: host.name, connection: 0, signal, bytes });
}
