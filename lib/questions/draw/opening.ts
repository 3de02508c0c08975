import type { HostName, Scenario } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import { FORGED } from '../ladder-view';
import type { Random } from '../random';
import { text } from '../text';
import {
  anyHost,
  type Draw,
  emptyTimeline,
  exchange,
  initialNumber,
  lostText,
  openedTimeline,
  pause,
  peerOf,
  scenarioOf,
  sendText,
  smallTalk,
  someBytes,
  type Timeline,
  timerText,
} from './timeline';

// Less than the half second that 3.8.6.3 allows, and more than is left of a run after its data.
const PUT_OFF_MS = 400;

/**
 * The client opens; then nothing more, or one side sends once, and the ACK of that is on show or still
 * put off. Rarely a SYN or two are lost. Never more than six segments.
 */
export function drawOpen(random: Random): Draw {
  const t = openedTimeline(random);
  const lost = random.chance(30) ? random.int(1, 2) : 0;
  loseSyns(t, lost);
  const turn = t.at - t.delay;
  const sends = random.chance(70);
  const sender = anyHost(random);
  if (sends) exchange(t, [sender]);
  const network = lost > 0 ? { network: [lostSyns(lost)] } : {};
  const scenario = scenarioOf(t, 'open', { ...network, ...(sends && ackOfData(t, lost < 2)) });
  t.story.push(text('questions.story.open'));
  if (lost > 0) t.story.push(lostText('client', 'SYN', lost));
  if (sends) t.story.push(sendText(t));
  return { from: 0, turn, scenario, story: t.story };
}

/** The third segment is lost, and the client's data has to do its work. Never more than six segments. */
export function drawLostThird(random: Random, putsOff = true): Draw {
  const t = openedTimeline(random);
  const lost = random.chance(20) ? 1 : 0;
  loseSyns(t, lost);
  const turn = t.at - t.delay + 1;
  exchange(t, ['client']);
  const network = lost > 0 ? [lostSyns(lost), loseThird(1)] : [loseThird(1)];
  const scenario = scenarioOf(t, 'lost-third', { network, ...(putsOff && ackOfData(t, true)) });
  t.story.push(text('questions.story.open'));
  if (lost > 0) t.story.push(lostText('client', 'SYN', lost));
  t.story.push(lostText('client', 'ACK', 1), sendText(t, 'send-soon'));
  return { from: 0, turn, scenario, story: t.story };
}

const lostSyns = (count: number): NetworkRule => ({
  match: { from: 'client', flags: ['SYN'], nth: 1, count },
  do: 'lose',
});

// Not the data, where a wrong rule sends no third segment.
const loseThird = (count: number): NetworkRule => ({
  match: { from: 'client', flags: ['ACK'], data: false, nth: 1, count },
  do: 'lose',
});

/** Waits for the repetitions: the profile's retransmission interval, doubled for the second. */
function loseSyns(t: Timeline, count: number): void {
  t.at += t.rto * (2 ** count - 1);
}

const ackOfData = ({ random }: Timeline, fits: boolean): Pick<Scenario, 'settings'> =>
  fits && random.chance(50) ? {} : { settings: { delayedAck: PUT_OFF_MS } };

type Lost = 'SYN' | 'SYN,ACK' | 'ACK';

/**
 * One of the three is lost, once or twice, and somebody's timer has to make it good. The turn comes when
 * the last of the lost ones has gone.
 */
export function drawOpenLoss(
  random: Random,
  of: readonly [Lost, ...Lost[]] = ['SYN', 'SYN,ACK', 'ACK'],
  rto?: number,
): Draw {
  const t = openedTimeline(random, rto);
  const [connect] = t.script.filter((entry) => entry.call === 'connect');
  const start = connect && 'at' in connect ? connect.at : 0;
  const what = random.pick(of);
  // A third segment that is lost twice is lost with a repetition of the answer between.
  const count = what === 'ACK' ? random.pick([1, 1, 2]) : random.int(1, 3);
  const from = what === 'SYN,ACK' ? 'server' : 'client';
  const flags = what.split(',') as ('SYN' | 'ACK')[];
  const match = { from, flags, ...(what === 'ACK' && { data: false }), nth: 1, count } as const;
  const trips = { SYN: 0, 'SYN,ACK': t.delay, ACK: 2 * t.delay }[what];
  const waited = t.rto * (2 ** (count - 1) - 1);
  const turn = start + trips + waited + 1;
  t.at += t.rto * (2 ** count - 1) + 2 * t.delay;
  const network: NetworkRule[] = [{ match, do: 'lose' }];
  t.story.push(text('questions.story.open'), lostText(from, what, count), timerText(t));
  if (what === 'ACK' && count === 1 && random.chance(60)) {
    network.push({ match: { from: 'server', has: ['SYN'], nth: 2 }, do: 'lose' });
    t.story.push(text('questions.story.next-lost', { host: 'server' }));
    t.at += 2 * t.rto;
  }
  const talkers = random.pick<readonly HostName[]>([[], [], ['client'], ['server'], ['server', 'client']]);
  for (const host of talkers) {
    exchange(t, [host]);
    t.story.push(sendText(t));
  }
  const scenario = scenarioOf(t, 'open-loss', { network });
  return { from: 0, scenario, story: t.story, turn };
}

/** The third segment leaves, and nothing comes back for a while: nobody is told whether it arrived. */
export function drawUncertainOpen(random: Random): Draw {
  const t = openedTimeline(random);
  const lost = random.pick([0, 0, 1, 2]);
  loseSyns(t, lost);
  t.story.push(text('questions.story.open'));
  if (lost > 0) t.story.push(lostText('client', 'SYN', lost));
  const turn = t.at - t.delay;
  t.story.push(text('questions.story.third-leaves'));
  const told = lost > 0 ? [lostSyns(lost)] : [];
  const again: NetworkRule = { match: { from: 'server', has: ['SYN'], nth: 2 }, do: 'lose' };
  const arrives = { ...scenarioOf(t, 'uncertain-open', { network: told }), until: turn + 1500 };
  const scenario = { ...arrives, network: [...told, loseThird(1), again] };
  return { from: 0, scenario, story: t.story, turn, also: arrives };
}

/** An old SYN of the client's, which wants nothing of the kind: it is CLOSED, or about to open anew. */
export function drawGhost(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  const old = { flags: ['SYN'], seq: initialNumber(random), ack: null } as const;
  const opensItself = random.chance(45);
  const network: NetworkRule[] = [];
  t.story.push(text('questions.story.listens'));
  if (opensItself) {
    // As in figure 8: the new SYN is on its way, and the old one overtakes it.
    t.script.push({ at: t.at, host: 'client', call: 'connect' });
    network.push({
      match: { from: 'client', flags: ['SYN'], nth: 1 },
      do: 'delay',
      by: 4 * t.delay + random.int(20, 200),
    });
    t.at += random.int(1, t.delay);
    t.story.push(text('questions.story.overtaken'));
  } else {
    t.at += random.int(20, 200);
    t.story.push(text('questions.story.old-syn'));
  }
  const turn = t.at;
  network.push({ do: 'inject', at: turn, to: 'server', segment: old });
  // The old SYN may itself come twice, and the reset that it leads to may be lost.
  const fate = opensItself ? 'plain' : random.pick(['plain', 'plain', 'again', 'reset lost'] as const);
  if (fate === 'again') {
    network.push({ do: 'inject', at: turn + 3 * t.delay + random.int(5, 80), to: 'server', segment: old });
    t.story.push(text('questions.story.old-syn-again'));
  }
  if (fate === 'reset lost') {
    network.push({ match: { from: 'client', has: ['RST'], nth: 1 }, do: 'lose' });
    t.story.push(text('questions.story.reset-lost'));
  }
  t.at = turn + 6 * t.delay + (fate === 'reset lost' ? 1000 + 2 * t.delay : 0) + (opensItself ? 1200 : 100);
  if (!opensItself && random.chance(50)) {
    // Later the client does want a connection, and gets one.
    t.script.push({ at: t.at, host: 'client', call: 'connect' });
    t.story.push(text('questions.story.opens-later'));
    t.at += 3 * t.delay;
  }
  const isOpen = t.script.some(({ call }) => call === 'connect');
  if (isOpen && random.chance(60)) {
    exchange(t, [anyHost(random)]);
    t.story.push(sendText(t));
  }
  return { from: 0, scenario: scenarioOf(t, 'ghost', { network }), story: t.story, turn };
}

/** A SYN that somebody else sent in the client's name; the answer goes to the client. */
export function drawForged(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  t.at += random.int(10, 120);
  const turn = t.at;
  const seq = initialNumber(random);
  const network: NetworkRule[] = [
    { do: 'inject', at: turn, to: 'server', segment: { flags: ['SYN'], seq, ack: null } },
  ];
  t.story.push(text('questions.story.forged-syn'));
  // The forger does not see the answer, and can only guess what the third segment must acknowledge.
  const guesses = random.int(0, 2);
  for (let i = 0; i < guesses; i += 1) {
    const at = turn + random.int(1, t.delay - 1);
    const len = random.chance(50) ? someBytes(random) : 0;
    const flags = ['ACK'] as const;
    network.push({
      do: 'inject',
      at,
      to: 'server',
      segment: { flags, seq: (seq + 1) >>> 0, ack: initialNumber(random), len },
    });
  }
  if (guesses > 0) t.story.push(text('questions.story.forged-ack', { count: guesses }));
  const lost = random.chance(35);
  if (lost) {
    network.push({ match: { from: 'server', flags: ['SYN', 'ACK'], nth: 1 }, do: 'lose' });
    t.story.push(lostText('server', 'SYN,ACK', 1));
  }
  t.at += 6 * t.delay + (lost ? 1000 : 0);
  return { from: 0, scenario: scenarioOf(t, FORGED, { network }), story: t.story, turn };
}

/** Both applications open actively, so that the SYNs cross. */
export function drawSimultaneousOpen(random: Random): Draw {
  const t = emptyTimeline(random);
  const [first, second] = random.chance(50)
    ? (['client', 'server'] as const)
    : (['server', 'client'] as const);
  const apart = random.int(0, t.delay - 1);
  t.script.push(
    { at: t.at, host: first, call: 'connect' },
    { at: t.at + apart, host: second, call: 'connect' },
  );
  const turn = t.at + apart + 1;
  t.story.push(text('questions.story.both-open', { host: first }));
  t.at += 3 * t.delay;
  const network: NetworkRule[] = [];
  if (random.chance(30)) {
    const host = anyHost(random);
    network.push({ match: { from: host, has: ['SYN', 'ACK'], nth: 1 }, do: 'lose' });
    t.story.push(lostText(host, 'SYN,ACK', 1));
    t.at += 1000 + t.delay;
  }
  const talkers = random.pick<readonly HostName[]>([[], [], ['client'], ['server']]);
  exchange(t, talkers);
  if (talkers.length > 0) t.story.push(sendText(t));
  const scenario = scenarioOf(t, 'open-simultaneous', network.length > 0 ? { network } : {});
  return { from: 0, scenario, story: t.story, turn };
}

/** A SYN,ACK that nobody asked for: it finds its host CLOSED, listening, or waiting for another. */
export function drawStaleAnswer(random: Random): Draw {
  const t = emptyTimeline(random);
  const found = random.pick(['CLOSED', 'CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-SENT'] as const);
  const to = found === 'SYN-SENT' ? 'client' : found === 'LISTEN' ? 'server' : anyHost(random);
  if (found !== 'CLOSED' || random.chance(40)) t.script.push({ at: 0, host: 'server', call: 'listen' });
  const listens = t.script.length > 0;
  if (found === 'SYN-SENT') t.script.push({ at: t.at, host: 'client', call: 'connect' });
  const turn = t.at + random.int(1, 2 * t.delay - 1);
  t.story.push(text(`questions.story.stale-${found.toLowerCase()}`, { host: to }));
  const segment = { flags: ['SYN', 'ACK'], seq: initialNumber(random), ack: initialNumber(random) } as const;
  const network: NetworkRule[] = [{ do: 'inject', at: turn, to, segment }];
  t.at = turn + 4 * t.delay;
  if (found === 'CLOSED' && listens && to === 'client' && random.chance(60)) {
    t.script.push({ at: t.at, host: 'client', call: 'connect' });
    t.story.push(text('questions.story.opens-later'));
    t.at += 4 * t.delay;
  }
  if (t.script.some(({ call }) => call === 'connect')) {
    smallTalk(t);
    t.story.push(...t.talk);
  }
  return { from: 0, turn, scenario: scenarioOf(t, 'stale-answer', { network }), story: t.story };
}

/** Established, and then one side loses everything it knew. What happens next is up to the other, or its new self. */
export function drawHalfOpen(random: Random): Draw {
  const t = openedTimeline(random);
  exchange(t, random.pick<readonly HostName[]>([[], ['client'], ['server']]));
  const crashed = anyHost(random);
  const left = peerOf(crashed);
  const crashAt = pause(t);
  t.script.push({ at: crashAt, host: crashed, call: 'crash' });
  t.story.push(text('questions.story.crash', { host: crashed }));
  const next = random.pick(['send', 'send', 'silence', 'close', 'connect'] as const);
  const at = pause(t);
  if (next === 'send') {
    t.script.push({ at, host: left, call: 'send', bytes: someBytes(random) });
    t.story.push(sendText(t));
  } else if (next === 'close') {
    t.script.push({ at, host: left, call: 'shutdown' });
    t.story.push(text('questions.story.closes', { host: left }));
  } else if (next === 'connect' && crashed === 'client') {
    t.script.push({ at, host: 'client', call: 'connect' });
    t.story.push(text('questions.story.opens-again'));
    t.at += 1000;
  } else {
    t.story.push(text('questions.story.idle', { seconds: 60 }));
    t.at += 60_000;
  }
  t.at += 4 * t.delay;
  const scenario = scenarioOf(t, 'half-open');
  const isn = [initialNumber(random), initialNumber(random)];
  const hosts = { ...scenario.hosts, client: { ...scenario.hosts?.client, isn } };
  return { from: 0, scenario: { ...scenario, hosts }, story: t.story, turn: crashAt };
}

/** The listener's queue is full of half-open connections when the client's SYN comes; a second later it is not. */
export function drawBacklog(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  const backlog = random.int(1, 3);
  const cookies = random.chance(50);
  const lost = random.pick([0, 0, 1]);
  const start = t.at;
  t.script.push({ at: start, host: 'client', call: 'connect' });
  const turn = start + t.delay + (lost > 0 ? 1000 : 0);
  const network: NetworkRule[] = [];
  for (let i = 0; i < backlog; i += 1) {
    const segment = { flags: ['SYN'], seq: initialNumber(random), ack: null, port: 50_001 + i } as const;
    network.push({ do: 'inject', at: turn - 1 - i, to: 'server', segment });
  }
  const { story } = t;
  if (lost > 0) {
    network.push(lostSyns(1));
    story.push(text('questions.story.open'), lostText('client', 'SYN', 1));
  }
  story.push(text(cookies ? 'questions.story.flood-cookies' : 'questions.story.flood', { count: backlog }));
  t.at = turn + (cookies ? 3 * t.delay : 2000 * 2 ** lost);
  const sender = random.pick<'nobody' | HostName>(['nobody', 'client', 'server']);
  if (sender !== 'nobody') {
    exchange(t, [sender]);
    story.push(sendText(t));
  }
  const scenario = scenarioOf(t, 'backlog', { network, settings: { synCookies: cookies } });
  const server = { ...scenario.hosts?.server, backlog };
  return { from: 0, scenario: { ...scenario, hosts: { ...scenario.hosts, server } }, story, turn };
}
