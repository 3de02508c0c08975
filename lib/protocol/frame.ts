import { peerOf } from './host';
import type { DatagramRow, Flag, HostName, SegmentRow } from './trace';

/** Lengths of headers without options, in bytes. */
const header = { ethernet: 14, ip: 20, icmp: 8, tcp: 20, udp: 8 } as const;

/** The protocol numbers of an IPv4 header (RFC 790). */
const protocolNumber = { icmp: 1, tcp: 6, udp: 17 } as const;

// The wire has two ends: client 1, server 2. 192.0.2.0/24 is set aside for documentation (RFC 5737), and the
// second bit of a MAC's first byte says that nobody's hardware has it.
const endOf: Readonly<Record<HostName, number>> = { client: 1, server: 2 };
const NETWORK = 0xc0000200;
const MAC_PREFIX = 0x0200;

/** An IPv4 packet on Ethernet II, as a capture shows it: without the checksum that ends a frame. */
export function ethernetFrame(from: HostName, packet: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header.ethernet + packet.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAC_PREFIX);
  view.setUint32(2, endOf[peerOf(from)]);
  view.setUint16(6, MAC_PREFIX);
  view.setUint32(8, endOf[from]);
  view.setUint16(12, 0x0800);
  bytes.set(packet, header.ethernet);
  return bytes;
}

/** A body in an IPv4 packet that may not be fragmented (RFC 791 3.1). `id` tells a host's packets apart. */
export function ipPacket(
  from: HostName,
  protocol: keyof typeof protocolNumber,
  id: number,
  body: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(header.ip + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, bytes.length);
  view.setUint16(4, id);
  view.setUint16(6, 0x4000);
  view.setUint8(8, 64);
  view.setUint8(9, protocolNumber[protocol]);
  view.setUint32(12, NETWORK + endOf[from]);
  view.setUint32(16, NETWORK + endOf[peerOf(from)]);
  view.setUint16(10, checksum(bytes.subarray(0, header.ip)));
  bytes.set(body, header.ip);
  return bytes;
}

const bitOf: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 };

/** A segment's header and text (9293 3.1). A SYN announces `mss`, in bytes; `push` sets the PSH bit. */
export function tcpBytes(row: SegmentRow, mss: number, push: boolean): Uint8Array {
  const isSyn = row.flags.includes('SYN');
  const options = isSyn ? 4 : 0;
  const textAt = header.tcp + options;
  const bytes = new Uint8Array(textAt + row.len);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, row.sourcePort);
  view.setUint16(2, row.destinationPort);
  view.setUint32(4, row.seq);
  view.setUint32(8, row.ack ?? 0);
  view.setUint8(12, (textAt / 4) << 4);
  view.setUint8(
    13,
    row.flags.reduce((bits, flag) => bits | bitOf[flag], push ? bitOf.PSH : 0),
  );
  view.setUint16(14, row.window);
  if (isSyn) {
    // Kind 2, four bytes long: the maximum segment size (9293 3.7.1).
    view.setUint16(20, 0x0204);
    view.setUint16(22, mss);
  }
  fillText(bytes.subarray(textAt), row.seq + (isSyn ? 1 : 0));
  view.setUint16(16, checksum(bytes, pseudoHeaderSum('tcp', bytes.length)));
  return bytes;
}

/** A datagram's header and data (RFC 768). */
export function udpBytes({ sourcePort, destinationPort, len }: DatagramRow): Uint8Array {
  const bytes = new Uint8Array(header.udp + len);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sourcePort);
  view.setUint16(2, destinationPort);
  view.setUint16(4, bytes.length);
  fillText(bytes.subarray(header.udp), 0);
  // All zeros would mean that there is no checksum; the other zero of ones' complement is as good.
  view.setUint16(6, checksum(bytes, pseudoHeaderSum('udp', bytes.length)) || 0xffff);
  return bytes;
}

// "As much of the original datagram as possible without the length of the ICMP datagram exceeding 576
// bytes" (RFC 1812 4.3.2.3).
const MOST_QUOTED = 576 - header.ip - header.icmp;

/** Destination unreachable: type 3, code 3 for the port; four unused bytes; the packet that it quotes (RFC 792). */
export function portUnreachableBytes(quoted: Uint8Array): Uint8Array {
  const quote = quoted.subarray(0, MOST_QUOTED);
  const bytes = new Uint8Array(header.icmp + quote.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x0303);
  bytes.set(quote, header.icmp);
  view.setUint16(2, checksum(bytes));
  return bytes;
}

const LINE = new TextEncoder().encode('abcdefghijklmnopqrstuvwxyz\n');

/** Letters that depend on the place in the stream alone, so that a retransmission repeats them. */
function fillText(text: Uint8Array, position: number): void {
  for (let i = 0; i < text.length; i += 1) text[i] = LINE[((position + i) >>> 0) % LINE.length] ?? 0;
}

/** The words of the pseudo-header that TCP and UDP check too (9293 3.1): either way round the same sum. */
function pseudoHeaderSum(protocol: keyof typeof protocolNumber, length: number): number {
  const addresses = 2 * ((NETWORK >>> 16) + (NETWORK & 0xffff)) + endOf.client + endOf.server;
  return addresses + protocolNumber[protocol] + length;
}

/** The Internet checksum (RFC 1071) over 16-bit words; an odd last byte is followed by a zero. */
function checksum(bytes: Uint8Array, start = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const even = bytes.length & ~1;
  let sum = start;
  for (let i = 0; i < even; i += 2) sum += view.getUint16(i);
  if (even < bytes.length) sum += view.getUint8(even) << 8;
  // At most 65,535 bytes of 16-bit words: the sum stays below 2^32.
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum ^ 0xffff;
}
