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

// Less than the half second that 3.8.6.3 allows, and more than is left of a run after its data.
const PUT_OFF_MS = 400;

/**
 * The client opens; then nothing more, or one side sends once, and the ACK of that is on show or still
 * put off. Rarely a SYN or two are lost. Never more than six segments.
 */
export function drawOpen(random: Random): Draw {
  const t = timeline(random);
  const lost = random.chance(20) ? random.int(1, 2) : 0;
  loseSyns(t, lost);
  const sends = random.chance(70);
  if (sends) exchange(t, [anyHost(random)]);
  const network = lost > 0 ? { network: [lostSyns(lost)] } : {};
  return { from: 0, scenario: scenarioOf(t, 'open', { ...network, ...(sends && ackOfData(t, lost < 2)) }) };
}

/** The third segment is lost, and the client's data has to do its work. Never more than six segments. */
export function drawLostThird(random: Random): Draw {
  const t = timeline(random);
  const lost = random.chance(20) ? 1 : 0;
  loseSyns(t, lost);
  exchange(t, ['client']);
  // Not the data, where a wrong rule sends no third segment.
  const lostThird = { match: { from: 'client', flags: ['ACK'], data: false, nth: 1 }, do: 'lose' } as const;
  const network = lost > 0 ? [lostSyns(lost), lostThird] : [lostThird];
  return { from: 0, scenario: scenarioOf(t, 'lost-third', { network, ...ackOfData(t, true) }) };
}

const lostSyns = (count: number) =>
  ({ match: { from: 'client', flags: ['SYN'], nth: 1, count }, do: 'lose' }) as const;

/** Waits for the repetitions: the profile's retransmission interval, doubled for the second. */
function loseSyns(t: Timeline, count: number): void {
  t.at += 1000 * (2 ** count - 1);
}

const ackOfData = ({ random }: Timeline, fits: boolean): Pick<Scenario, 'settings'> =>
  fits && random.chance(50) ? {} : { settings: { delayedAck: PUT_OFF_MS } };

/** What comes before the first FIN: nothing, or one segment of data, and its ACK unless that rides on the FIN. */
type Before = 'nothing' | 'from-closer' | 'from-last' | 'acknowledged-by-fin';

/**
 * Either side closes first; the other at once, later, or after sending more. Now and then the ACK of
 * the first FIN is lost, and the other FIN makes it good. Never more than seven segments.
 */
export function drawClose(random: Random): Draw {
  const t = timeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  switch (random.pick(['four', 'four', 'four', 'three', 'three', 'half-close'])) {
    case 'four': {
      before(t, random.pick<Before>(['nothing', 'nothing', 'from-closer', 'from-last']), closer);
      const loss = random.chance(20);
      t.script.push({ at: pause(t), host: closer, call: 'shutdown' });
      const match = { from: last, flags: ['ACK'], data: false, nth: 1 } as const;
      const lostAck = { match, at: t.at, do: 'lose' } as const;
      t.script.push({ at: pause(t), host: last, call: 'shutdown' });
      return { from, closer, scenario: scenarioOf(t, 'close', loss ? { network: [lostAck] } : {}) };
    }
    case 'half-close':
      t.script.push({ at: pause(t), host: closer, call: 'shutdown' });
      exchange(t, [last]);
      t.script.push({ at: pause(t), host: last, call: 'shutdown' });
      return { from, closer, scenario: scenarioOf(t, 'close') };
    default: {
      // The application closes while the ACK is put off, so that the FIN carries it.
      const delayedAck = 150;
      const what = random.pick<Before>([
        'nothing',
        'nothing',
        'from-closer',
        'from-last',
        'acknowledged-by-fin',
      ]);
      before(t, what, closer, delayedAck);
      t.script.push({ at: t.at, host: closer, call: 'shutdown' });
      t.script.push({ when: 'fin-received', after: random.int(0, 100), host: last, call: 'shutdown' });
      t.at += delayedAck;
      return { from, closer, scenario: scenarioOf(t, 'close', { settings: { delayedAck } }) };
    }
  }
}

/** Leaves the time at which the first FIN may go. */
function before(t: Timeline, what: Before, closer: HostName, delayedAck = 0): void {
  if (what === 'nothing') {
    pause(t);
    return;
  }
  exchange(t, [what === 'from-closer' ? closer : peerOf(closer)]);
  if (what === 'acknowledged-by-fin') {
    t.at += t.delay + t.random.int(5, 100);
    return;
  }
  t.at += delayedAck;
  pause(t);
}
