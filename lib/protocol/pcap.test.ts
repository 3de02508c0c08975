import { expect, test } from 'vitest';
import { run } from './clock';
import { pcap } from './pcap';
import type { Scenario } from './scenario';
import { namedScenario, namedScenarios } from './scenarios/named';
import { framesOf, numbered } from './testing';
import type { HostName } from './trace';

const captured = (scenario: Scenario, at: HostName) => framesOf(pcap(scenario, run(scenario), at));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const flagsAt = (packet: Uint8Array) => packet[33] ?? 0;
const word = (bytes: Uint8Array, at: number) => Buffer.from(bytes).readUInt16BE(at);
const number = (bytes: Uint8Array, at: number) => Buffer.from(bytes).readUInt32BE(at);

/** What has a right Internet checksum is, read as one long number, a multiple of 65,535. */
function isMultiple(bytes: Uint8Array): boolean {
  const even = bytes.length % 2 === 0 ? bytes : [...bytes, 0];
  return [...even].reduce((rest, byte) => (rest * 256 + byte) % 65_535, 0) === 0;
}

const ICMP = 1;

function withPseudoHeader(packet: Uint8Array): Uint8Array {
  const length = packet.length - 20;
  return Uint8Array.from([
    ...packet.slice(12, 20),
    0,
    packet[9] ?? 0,
    length >> 8,
    length & 255,
    ...packet.slice(20),
  ]);
}

test('the file begins with its header, and each frame with its time and length', () => {
  const [head, syn] = [...pcap(namedScenario('open'), run(namedScenario('open')), 'client')];
  expect(hex(head ?? new Uint8Array())).toBe('d4c3b2a1020004000000000000000000' + '0000040001000000');
  expect(hex(syn ?? new Uint8Array())).toBe(
    // 10 ms, 58 bytes kept of 58
    '00000000102700003a0000003a000000' +
      '020000000002' +
      '020000000001' +
      '0800' +
      '4500002c000140004006b6c7c0000201c0000202' +
      '9c400050' +
      '000003e8' +
      '00000000' +
      '6002faf0' +
      '78b90000' +
      '020405b4',
  );
});

test.each(namedScenarios.map(({ scenario }) => scenario))(
  '$id: lengths and checksums are right',
  (scenario) => {
    for (const at of ['client', 'server'] as const) {
      for (const { packet, length } of captured(scenario, at)) {
        expect(word(packet, 2)).toBe(packet.length);
        expect(length).toBe(packet.length + 14);
        expect(isMultiple(packet.slice(0, 20))).toBe(true);
        expect(isMultiple(packet[9] === ICMP ? packet.slice(20) : withPseudoHeader(packet))).toBe(true);
      }
    }
  },
);

test('a host sees what it sent even if that was lost, and what reached it as often as it did', () => {
  const scenario: Scenario = {
    ...numbered,
    network: [
      { match: { from: 'client', nth: 1 }, do: 'lose' },
      { match: { from: 'server', nth: 1 }, do: 'duplicate', after: 300 },
      { at: 2000, do: 'inject', to: 'server', segment: { flags: ['ACK'], seq: 7, ack: 9, port: 5000 } },
    ],
    until: 3000,
  };
  const seen = (at: HostName) =>
    captured(scenario, at).map(({ atMs, packet }) => `${atMs} ${packet[15]} ${flagsAt(packet)}`);
  expect(seen('client')).toEqual([
    '10 1 2',
    '1010 1 2',
    '1030 2 18',
    '1030 1 16',
    '1330 2 18',
    '1330 1 16',
    '2010 2 4',
  ]);
  expect(seen('server')).toEqual([
    '1020 1 2',
    '1020 2 18',
    '1040 1 16',
    '1340 1 16',
    '2000 1 16',
    '2000 2 4',
  ]);
});

test('a retransmission carries the same text, and PSH stands on the last segment of a send', () => {
  const scenario: Scenario = {
    ...numbered,
    settings: { mss: 100 },
    script: [...(numbered.script ?? []), { at: 100, host: 'client', call: 'send', bytes: 250 }],
    network: [{ match: { from: 'client', data: true, nth: 1, count: 3 }, do: 'lose' }],
  };
  const data = captured(scenario, 'client').filter(({ packet }) => packet.length > 44 && packet[15] === 1);
  const textOf = new Map<number, string>();
  for (const { packet } of data) {
    const at = number(packet, 24);
    const text = hex(packet.slice(40));
    expect(textOf.get(at) ?? text).toBe(text);
    textOf.set(at, text);
    expect(flagsAt(packet) & 8).toBe(at === 300 ? 8 : 0);
  }
  expect([...textOf.keys()]).toEqual([100, 200, 300]);
  expect(data.length).toBe(6);
});

test('ports are those of each segment, forged ones and stray resets included', () => {
  const scenario: Scenario = {
    ...numbered,
    script: [...(numbered.script ?? []), { at: 100, host: 'client', call: 'connect', port: 41_000 }],
    network: [
      { at: 300, do: 'inject', to: 'server', segment: { flags: ['ACK'], seq: 7, ack: 9, port: 5000 } },
    ],
    until: 400,
  };
  const ports = captured(scenario, 'server').map(({ packet }) => `${word(packet, 20)} ${word(packet, 22)}`);
  expect(ports).toEqual([
    '40000 80',
    '80 40000',
    '40000 80',
    '41000 80',
    '80 41000',
    '41000 80',
    '5000 80',
    '80 5000',
  ]);
});

test('every SYN announces the MSS, and nothing else has options', () => {
  const scenario: Scenario = { ...namedScenario('close'), settings: { mss: 536 } };
  for (const { packet } of captured(scenario, 'server')) {
    const isSyn = (flagsAt(packet) & 2) > 0;
    expect(hex(packet.slice(40, 44))).toBe(isSyn ? '02040218' : '');
    expect((packet[32] ?? 0) >> 4).toBe(isSyn ? 6 : 5);
  }
});
