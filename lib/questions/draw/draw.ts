import type { HostName, Scenario, ScriptEntry } from '../../protocol';
import type { Random } from '../random';

/** A run to ask about, before it has been run. */
export interface Draw {
  readonly scenario: Scenario;
  /** Where the part that is shown begins, in ms. */
  readonly from: number;
  /** Who closes first, where the run closes. */
  readonly closer?: HostName;
}

export const peerOf = (host: HostName): HostName => (host === 'client' ? 'server' : 'client');

const anyHost = (random: Random): HostName => random.pick(['client', 'server']);

/** Mostly large; one in six so close to 2^32 that the run goes round. */
function initialNumber(random: Random): number {
  return random.chance(17) ? 2 ** 32 - random.int(1, 50) : random.int(100_000_000, 2 ** 32 - 1_000_000);
}

const someBytes = (random: Random): number => random.int(37, 1400);

interface Timeline {
  readonly random: Random;
  readonly delay: number;
  readonly script: ScriptEntry[];
  /** When everything so far has come to rest. */
  at: number;
}

function timeline(random: Random): Timeline {
  const delay = random.int(8, 60);
  const connectAt = random.int(5, 40);
  const script: ScriptEntry[] = [
    { at: 0, host: 'server', call: 'listen' },
    { at: connectAt, host: 'client', call: 'connect' },
  ];
  return { random, delay, script, at: connectAt + 3 * delay };
}

/** Leaves room for an answer, and for an application that takes its time. */
function pause(t: Timeline, rounds = 2): number {
  t.at += rounds * t.delay + t.random.int(10, 90);
  return t.at;
}

/** One segment of data each, every one acknowledged before the next. */
function exchange(t: Timeline, hosts: readonly HostName[]): void {
  for (const host of hosts) t.script.push({ at: pause(t), host, call: 'send', bytes: someBytes(t.random) });
}

function scenarioOf(t: Timeline, id: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id,
    link: { delay: t.delay },
    hosts: { client: { isn: [initialNumber(t.random)] }, server: { isn: [initialNumber(t.random)] } },
    script: t.script,
    until: pause(t, 4),
    ...more,
  };
}

const lostSyn = { match: { from: 'client', flags: ['SYN'], nth: 1 }, do: 'lose' } as const;

/** The client opens, then either side sends once or twice, or nobody does. Now and then the first SYN is lost. */
export function drawOpen(random: Random): Draw {
  const t = timeline(random);
  const loses = random.chance(20);
  // The retransmission interval of the profile.
  if (loses) t.at += 1000;
  // A phone shows six rows or seven at a glance.
  const times = random.pick(loses ? [0, 1, 1] : [0, 1, 1, 2]);
  exchange(
    t,
    Array.from({ length: times }, () => anyHost(random)),
  );
  return { from: 0, scenario: scenarioOf(t, 'open', loses ? { network: [lostSyn] } : {}) };
}

/** The third segment is lost, and the client's data has to do its work. */
export function drawLostThird(random: Random): Draw {
  const t = timeline(random);
  exchange(t, ['client', ...Array.from({ length: random.int(0, 1) }, () => anyHost(random))]);
  const network = [{ match: { from: 'client', flags: ['ACK'], nth: 1 }, do: 'lose' }] as const;
  return { from: 0, scenario: scenarioOf(t, 'lost-third', { network }) };
}

/** Either side closes first; the other at once, later, or after sending more. Just before, one side may send. */
export function drawClose(random: Random): Draw {
  const t = timeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const style = random.pick(['four', 'four', 'half-close', 'three']);
  // Where ACKs are put off, every exchange has to wait for the timer.
  const delayedAck = style === 'three' ? 150 : 0;
  const from = t.at + 1;
  if (style !== 'half-close' && random.chance(60)) {
    exchange(t, [anyHost(random)]);
    t.at += delayedAck;
  }
  t.script.push({ at: pause(t), host: closer, call: 'shutdown' });
  if (style === 'three') {
    t.script.push({ when: 'fin-received', after: random.int(0, 100), host: last, call: 'shutdown' });
  } else {
    if (style === 'half-close') exchange(t, [last]);
    t.script.push({ at: pause(t), host: last, call: 'shutdown' });
  }
  const settings = delayedAck > 0 ? { settings: { delayedAck } } : {};
  return { from, closer, scenario: scenarioOf(t, 'close', settings) };
}
