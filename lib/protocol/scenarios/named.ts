import type { Scenario, ScriptEntry } from '../scenario';

/** A scenario with a name, for the command line, the tests and the documentation. */
export interface NamedScenario {
  readonly says: string;
  readonly scenario: Scenario;
}

const hosts: Scenario['hosts'] = { client: { isn: [1000, 2000] }, server: { isn: [5000, 7000] } };
const open: readonly ScriptEntry[] = [
  { at: 0, host: 'server', call: 'listen' },
  { at: 10, host: 'client', call: 'connect' },
];
const closeBoth: readonly ScriptEntry[] = [
  { at: 200, host: 'client', call: 'shutdown' },
  { at: 300, host: 'server', call: 'shutdown' },
];

const all: Record<string, { says: string } & Omit<Scenario, 'id'>> = {
  open: {
    says: 'three segments open a connection, then data',
    script: [...open, { at: 100, host: 'client', call: 'send', bytes: 100 }],
    until: 200,
  },
  close: {
    says: 'four segments close it: the server still has something to do',
    script: [...open, ...closeBoth],
  },
  'close-three': {
    says: 'three segments close it: the FIN rides on the ACK that was put off',
    settings: { delayedAck: 200 },
    script: [
      ...open,
      { at: 100, host: 'client', call: 'shutdown' },
      { when: 'fin-received', host: 'server', call: 'shutdown' },
    ],
  },
  'half-close': {
    says: 'data still flows the other way after the first FIN',
    script: [...open, ...closeBoth, { at: 250, host: 'server', call: 'send', bytes: 300 }],
  },
  'close-simultaneous': {
    says: 'both sides close at once, and both wait',
    script: [
      ...open,
      { at: 200, host: 'client', call: 'shutdown' },
      { at: 200, host: 'server', call: 'shutdown' },
    ],
  },
  'open-simultaneous': {
    says: 'both sides open at once, and get one connection',
    script: [
      { at: 0, host: 'client', call: 'connect' },
      { at: 5, host: 'server', call: 'connect' },
    ],
    until: 500,
  },
  'old-duplicate-syn': {
    says: 'an old SYN overtakes the new one; a reset clears it away',
    script: open,
    network: [
      { match: { from: 'client', flags: ['SYN'], nth: 1 }, do: 'delay', by: 200 },
      { at: 20, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: 900, ack: null } },
    ],
    until: 500,
  },
  'lost-syns': {
    says: 'the SYN is lost three times; the interval doubles',
    script: open,
    network: [{ match: { from: 'client', flags: ['SYN'], nth: 1, count: 3 }, do: 'lose' }],
    until: 10_000,
  },
  'lost-third-segment': {
    says: 'the third segment is lost; data completes the handshake',
    script: [...open, { at: 100, host: 'client', call: 'send', bytes: 100 }],
    network: [{ match: { from: 'client', flags: ['ACK'], nth: 1 }, do: 'lose' }],
    until: 500,
  },
  'lost-third-segment-only': {
    says: 'the third segment is lost, and nothing follows it; the SYN,ACK comes again, and once more',
    script: open,
    network: [
      { match: { from: 'client', flags: ['ACK'], nth: 1 }, do: 'lose' },
      { match: { from: 'server', nth: 2 }, do: 'lose' },
    ],
    until: 5000,
  },
  'data-with-third-segment': {
    says: 'what was to be sent before the handshake was over rides on its third segment',
    script: [...open, { at: 15, host: 'client', call: 'send', bytes: 100 }],
    until: 500,
  },
  'close-wait': {
    says: 'the server never closes: it stays in CLOSE-WAIT, and the client in FIN-WAIT-2',
    script: [...open, { at: 200, host: 'client', call: 'shutdown' }],
    until: 600_000,
  },
  'close-by-server': {
    says: 'the server closes first, and waits',
    script: [
      ...open,
      { at: 200, host: 'server', call: 'shutdown' },
      { at: 300, host: 'client', call: 'shutdown' },
    ],
  },
  abort: {
    says: 'a reset ends it at once, and what was still on its way is lost',
    script: [
      ...open,
      { at: 100, host: 'server', call: 'send', bytes: 500 },
      { at: 100, host: 'client', call: 'abort' },
    ],
  },
  bulk: {
    says: 'one send of 4,000 bytes arrives in three pieces',
    script: [...open, { at: 100, host: 'client', call: 'send', bytes: 4000 }],
    until: 500,
  },
  'backlog-full': {
    says: 'the SYN queue has no room: the SYN is dropped in silence, and comes again',
    hosts: { client: { isn: [1000, 2000] }, server: { isn: [5000, 7000], backlog: 1 } },
    script: open,
    network: [
      { at: 15, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: 90, ack: null, port: 50_001 } },
    ],
    until: 2000,
  },
  'syn-cookie': {
    says: 'the SYN queue has no room: a cookie goes out, nothing is kept, and the third segment brings it back',
    hosts: { client: { isn: [1000, 2000] }, server: { isn: [5000, 7000], backlog: 1 } },
    settings: { synCookies: true },
    script: open,
    network: [
      { at: 15, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: 90, ack: null, port: 50_001 } },
    ],
    until: 500,
  },
  keepalive: {
    says: 'the server crashed unnoticed; a keep-alive probe finds out',
    settings: { keepalive: { idle: 2000, interval: 1000, probes: 3 } },
    script: [...open, { at: 100, host: 'server', call: 'crash' }],
    until: 5000,
  },
  'time-wait-reused': {
    says: 'a newer SYN takes the place of a connection in TIME-WAIT',
    script: [
      ...open,
      { at: 200, host: 'server', call: 'shutdown' },
      { at: 300, host: 'client', call: 'shutdown' },
      { at: 1000, host: 'client', call: 'connect' },
    ],
    until: 2000,
  },
  'lost-last-ack': {
    says: 'the last ACK is lost; the repeated FIN restarts the wait',
    script: [...open, ...closeBoth],
    network: [{ match: { from: 'client', flags: ['ACK'], nth: 2 }, do: 'lose' }],
  },
  'lost-fin': {
    says: 'the first FIN is lost; it comes again, and the close goes on from there',
    script: [
      ...open,
      { at: 200, host: 'client', call: 'shutdown' },
      { at: 1500, host: 'server', call: 'shutdown' },
    ],
    network: [{ match: { from: 'client', has: ['FIN'], nth: 1 }, do: 'lose' }],
  },
  'last-acks-lost': {
    says: 'every last ACK is lost: one side gives up waiting, the other repeats its FIN to nobody',
    settings: { msl: 2000 },
    script: [...open, ...closeBoth],
    network: [{ match: { from: 'client', flags: ['ACK'], nth: 2, count: 9 }, do: 'lose' }],
  },
  'spoofed-syn': {
    says: "somebody else sends a SYN in the client's name; the client, which gets the answer, refuses it",
    script: [{ at: 0, host: 'server', call: 'listen' }],
    network: [
      { at: 20, do: 'inject', to: 'server', segment: { flags: ['SYN'], seq: 900, ack: null } },
      { at: 25, do: 'inject', to: 'server', segment: { flags: ['ACK'], seq: 901, ack: 4242 } },
    ],
    until: 500,
  },
  'half-open': {
    says: 'the client crashed; data from the server meets nobody',
    script: [
      ...open,
      { at: 100, host: 'client', call: 'crash' },
      { at: 200, host: 'server', call: 'send', bytes: 7 },
    ],
  },
  refused: {
    says: 'nobody listens on the port',
    script: [{ at: 10, host: 'client', call: 'connect' }],
  },
  'udp-request': {
    says: 'UDP: a question and its answer are two datagrams, and the lost one stays lost',
    settings: { transport: 'udp' },
    script: [
      { at: 0, host: 'server', call: 'listen' },
      { at: 10, host: 'client', call: 'send', bytes: 40 },
      { when: 'data-received', host: 'server', call: 'send', bytes: 300 },
      { at: 100, host: 'client', call: 'send', bytes: 40 },
    ],
    network: [{ match: { from: 'client', nth: 2 }, do: 'lose' }],
  },
  'udp-disorder': {
    says: 'UDP: one datagram is late, one arrives twice, and each is read by itself',
    settings: { transport: 'udp' },
    script: [
      { at: 0, host: 'server', call: 'listen' },
      { at: 10, host: 'client', call: 'send', bytes: 100 },
      { at: 20, host: 'client', call: 'send', bytes: 200 },
      { at: 30, host: 'client', call: 'send', bytes: 300 },
    ],
    network: [
      { match: { from: 'client', nth: 1 }, do: 'delay', by: 40 },
      { match: { from: 'client', nth: 2 }, do: 'duplicate', after: 5 },
    ],
    until: 200,
  },
  'udp-closed-port': {
    says: 'UDP: nobody has the port, and ICMP says so',
    settings: { transport: 'udp' },
    script: [{ at: 10, host: 'client', call: 'send', bytes: 40 }],
  },
};

/** Every named scenario, in a stable order. */
export const namedScenarios: readonly NamedScenario[] = Object.entries(all).map(
  ([id, { says, ...rest }]) => ({
    says,
    scenario: { id, hosts, ...rest },
  }),
);

export function namedScenario(id: string): Scenario {
  const found = namedScenarios.find((it) => it.scenario.id === id);
  if (found === undefined) throw new Error(`no scenario is named ${id}`);
  return found.scenario;
}
