import type { HostName, Scenario, ScriptEntry } from '../../protocol';
import type { Random } from '../random';
import { type Text, text } from '../text';

/** A run to ask about, before it has been run. */
export interface Draw {
  readonly scenario: Scenario;
  /** Where the part that is shown begins, in ms. */
  readonly from: number;
  /** Who closes first, where the run closes. */
  readonly closer?: HostName;
  /** What happens to whom, as far as no diagram shows it: what a learner must be told. */
  readonly story: readonly Text[];
  /** What the applications sent before that, for where no diagram shows it. */
  readonly talk?: readonly Text[];
  /** The moment, in ms, from which on the run is the answer to the question how it goes on. */
  readonly turn?: number;
  /** A run that counts as much: the network did otherwise, and nobody is told; or the same over the other protocol. */
  readonly also?: Scenario;
}

export const peerOf = (host: HostName): HostName => (host === 'client' ? 'server' : 'client');

export const anyHost = (random: Random): HostName => random.pick(['client', 'server']);

/** Mostly large; one in six so close to 2^32 that the run goes round. */
export function initialNumber(random: Random): number {
  return random.chance(17) ? 2 ** 32 - random.int(1, 50) : random.int(100_000_000, 2 ** 32 - 1_000_000);
}

export const someBytes = (random: Random): number => random.int(37, 1400);

/** A scenario in the making. */
export interface Timeline {
  readonly random: Random;
  /** One way, in ms. */
  readonly delay: number;
  /** The first retransmission interval, in ms. */
  readonly rto: number;
  readonly script: ScriptEntry[];
  readonly story: Text[];
  readonly talk: Text[];
  /** When everything so far has come to rest, in ms. */
  at: number;
}

/** Nothing has happened yet. */
export function emptyTimeline(random: Random, rto = 1000): Timeline {
  const [delay, at] = [random.int(8, 60), random.int(5, 40)];
  return { random, delay, rto, script: [], story: [], talk: [], at };
}

/** The server listens, and the client has opened. */
export function openedTimeline(random: Random, rto = 1000): Timeline {
  const t = emptyTimeline(random, rto);
  t.script.push({ at: 0, host: 'server', call: 'listen' }, { at: t.at, host: 'client', call: 'connect' });
  t.at += 3 * t.delay;
  return t;
}

/** The same, where one of the two will close first; and the time from which on its diagram tells all. */
export function aboutToClose(random: Random, rto?: number) {
  const t = openedTimeline(random, rto);
  const closer = anyHost(random);
  return { t, closer, last: peerOf(closer), from: t.at + 1 };
}

/** Leaves room for an answer, and for an application that takes its time. */
export function pause(t: Timeline, rounds = 2): number {
  t.at += rounds * t.delay + t.random.int(10, 90);
  return t.at;
}

/** One segment of data each, every one acknowledged before the next. */
export function exchange(t: Timeline, hosts: readonly HostName[]): void {
  for (const host of hosts) t.script.push({ at: pause(t), host, call: 'send', bytes: someBytes(t.random) });
}

/** The application of this host has nothing more to send: at first, or so long after the other's. */
export function closes(t: Timeline, host: HostName, at = pause(t)): void {
  const ms = sinceFirstFin(t, at);
  t.script.push({ at, host, call: 'shutdown' });
  t.story.push(
    ms === undefined
      ? text('questions.story.closes', { host })
      : text('questions.story.closes-later', { host, ms }),
  );
}

/** How long after the first of them closed that is, in ms, where one has. */
function sinceFirstFin({ script }: Timeline, at: number): number | undefined {
  const first = script.find(({ call }) => call === 'shutdown');
  return first && 'at' in first ? at - first.at : undefined;
}

/** What may have gone before, so that no two runs look alike: nothing, or some data. */
export function smallTalk(t: Timeline): void {
  const hosts = t.random.pick<readonly HostName[]>([[], [], ['client'], ['server'], ['client', 'server']]);
  for (const host of hosts) {
    exchange(t, [host]);
    t.talk.push(sendText(t));
  }
}

export function scenarioOf(t: Timeline, id: string, more: Partial<Scenario> = {}): Scenario {
  const settings = t.rto === 1000 ? {} : { settings: { rto: t.rto, ...more.settings } };
  return {
    id,
    link: { delay: t.delay },
    hosts: {
      client: { isn: [initialNumber(t.random)], port: t.random.int(32_768, 49_999) },
      server: { isn: [initialNumber(t.random)], port: t.random.pick([25, 80, 443, 5432, 8080]) },
    },
    script: t.script,
    until: pause(t, 4),
    ...more,
    ...settings,
  };
}

/** What the last SEND of the script was; after the first FIN, with its time: much may hang on that. */
export function sendText(t: Timeline, how: 'send' | 'send-soon' | 'send-acknowledged' = 'send'): Text {
  const sent = t.script.findLast((entry) => entry.call === 'send');
  const values = { host: sent?.host ?? 'client', bytes: sent?.call === 'send' ? sent.bytes : 0 };
  const ms = sent && 'at' in sent ? sinceFirstFin(t, sent.at) : undefined;
  return how === 'send' && ms !== undefined
    ? text('questions.story.send-later', { ...values, ms })
    : text(`questions.story.${how}`, values);
}

export const lostText = (host: HostName, flags: string, count: number): Text =>
  text('questions.story.lost', { host, flags, count });

/** The same, of a segment that somebody who is wrong may take for another. */
export const segmentLostText = (host: HostName, nth: number): Text =>
  text('questions.story.segment-lost', { host, nth });

/** Who sends several ACKs is told by what the lost one acknowledges. */
export const lostAckText = (host: HostName, count: 1 | 2): Text =>
  text(`questions.story.${count === 1 ? 'fin-ack-lost' : 'fin-ack-lost-twice'}`, { host });

export const oneWayText = ({ delay }: Timeline): Text => text('questions.story.one-way', { ms: delay });

/** Whoever must say when something comes again needs to know how long its sender waits. */
export const timerText = ({ rto }: Timeline): Text => text('questions.story.rto', { ms: rto });
