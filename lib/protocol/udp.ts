import type { Log } from './endpoint/turn';
import type { Host } from './host';
import { type Datagram, type Packet, sendPacket } from './packet';
import type { Call } from './scenario';
import type { Segment } from './segment';
import { seq } from './seq';
import type { Draft } from './tcb';
import { isBelievedSignal, sendAsBelieved } from './udp-believed';

/**
 * An application opens its port, or sends one datagram: no handshake first, no state after, and nobody
 * sends it again. A socket that was never given a port gets one when it sends.
 */
export function performUdp(host: Draft<Host>, call: Call, nowMs: number, log: Log): void {
  if (host.raw || (call.call !== 'listen' && call.call !== 'send')) return;
  host.listening = true;
  if (call.call === 'listen') return;
  sendAsBelieved(host, call.bytes, nowMs, log);
}

/** A packet arrives at a host that speaks UDP. `n` is its place in the run. */
export function arriveUdp(host: Draft<Host>, packet: Packet, n: number, nowMs: number, log: Log): void {
  if (host.raw) return;
  switch (packet.protocol) {
    case 'udp':
      receiveDatagram(host, packet, n, nowMs, log);
      return;
    case 'icmp':
      // RFC 1122 4.1.3.3: UDP passes every ICMP error on to the application. No error answers an error (3.2.2).
      if (hasPort(host, packet.port)) tell(host, log, 'refused', 0);
      return;
    case undefined:
      // A segment is nothing to UDP, unless a closed port is believed to answer with one.
      if (host.rules.udpClosedPort === 'reset' && packet.rst) tell(host, log, 'refused', 0);
      return;
    default:
      packet satisfies never;
  }
}

/** Each datagram is handed over as it comes: twice if it comes twice, and in the order of arriving. */
function receiveDatagram(host: Draft<Host>, datagram: Datagram, n: number, nowMs: number, log: Log) {
  const { sourcePort, destinationPort, len } = datagram;
  if (hasPort(host, destinationPort)) {
    if (isBelievedSignal(host, datagram, nowMs, log)) return;
    host.deliveredBytes += len;
    tell(host, log, 'data', len);
    return;
  }
  if (host.rules.udpClosedPort === 'reset') {
    sendPacket(log, host, resetOf(datagram), 'answer', 'rfc1122 4.1.3.1');
    return;
  }
  // RFC 1122 4.1.3.1: nobody waits there, and the sender should hear of it (3.2.2.1: by this code).
  sendPacket(log, host, { protocol: 'icmp', quotes: n, port: sourcePort }, 'answer', 'rfc1122 4.1.3.1');
}

/** What TCP would say: a misunderstanding, but with the right ports. */
const resetOf = ({ sourcePort, destinationPort }: Datagram): Segment => ({
  sourcePort: destinationPort,
  destinationPort: sourcePort,
  syn: false,
  fin: false,
  rst: true,
  seq: seq(0),
  ack: null,
  len: 0,
  window: 0,
});

const hasPort = (host: Host, port: number): boolean => host.listening && host.port === port;

function tell(host: Host, log: Log, signal: 'data' | 'refused', bytes: number): void {
  log.events.push({ kind: 'told', host: host.name, connection: 0, signal, bytes });
}
