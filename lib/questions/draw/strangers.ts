import type { HostName, Scenario } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import { FORGED } from '../ladder-view';
import type { Random } from '../random';
import { text } from '../text';
import { someLifetime } from './closing';
import { lostSyns } from './opening';
import {
  aboutToClose,
  anyHost,
  closes,
  type Draw,
  emptyTimeline,
  exchange,
  initialNumber,
  lostText,
  scenarioOf,
  segmentLostText,
  sendText,
  smallTalk,
  someBytes,
} from './timeline';

// Segments that belong to no connection of these two: old ones that come late, and what others send in their name.

/** An old SYN of the client's, which wants nothing of the kind: it is CLOSED, or about to open anew. */
export function drawGhost(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  const old = { flags: ['SYN'], seq: initialNumber(random), ack: null } as const;
  const opensItself = random.chance(45);
  const network: NetworkRule[] = [];
  t.story.push(text('questions.story.listens'), text('questions.story.one-way', { ms: t.delay }));
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
    const segment = { flags: ['ACK'], seq: (seq + 1) >>> 0, ack: initialNumber(random) } as const;
    network.push({ do: 'inject', at, to: 'server', segment });
  }
  if (guesses > 0) t.story.push(text('questions.story.forged-ack', { count: guesses }));
  const lost = random.pick(['nothing', 'nothing', 'answer', 'reset'] as const);
  if (lost === 'answer') {
    network.push({ match: { from: 'server', nth: 1 }, do: 'lose' });
    t.story.push(segmentLostText('server', 1));
  }
  if (lost === 'reset') {
    network.push({ match: { from: 'client', has: ['RST'], nth: 1 }, do: 'lose' });
    t.story.push(text('questions.story.reset-lost'));
  }
  t.at += 6 * t.delay + (lost === 'nothing' ? 0 : t.rto + 2 * t.delay);
  return { from: 0, scenario: scenarioOf(t, FORGED, { network }), story: t.story, turn };
}

/** A SYN,ACK that nobody asked for: it finds its host CLOSED, listening, or waiting for another. */
export function drawStaleAnswer(random: Random): Draw {
  const t = emptyTimeline(random);
  const found = random.pick(['CLOSED', 'CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-SENT'] as const);
  const to = found === 'SYN-SENT' ? 'client' : found === 'LISTEN' ? 'server' : anyHost(random);
  const listens = found !== 'CLOSED' || (to === 'client' && random.chance(40));
  if (listens) t.script.push({ at: 0, host: 'server', call: 'listen' });
  if (found === 'SYN-SENT') t.script.push({ at: t.at, host: 'client', call: 'connect' });
  const turn = t.at + random.int(1, 2 * t.delay - 1);
  t.story.push(text(`questions.story.stale-${found.toLowerCase()}`, { host: to }));
  const segment = { flags: ['SYN', 'ACK'], seq: initialNumber(random), ack: initialNumber(random) } as const;
  const network: NetworkRule[] = [{ do: 'inject', at: turn, to, segment }];
  t.at = turn + 4 * t.delay;
  return { from: 0, turn, scenario: scenarioOf(t, 'stale-answer', { network }), story: t.story };
}

/** Of a connection that is long gone something is still about: its data, or its FIN. It finds a host CLOSED. */
export function drawStray(random: Random): Draw {
  const t = emptyTimeline(random);
  const to = anyHost(random);
  t.story.push(text('questions.story.stray', { host: to }));
  const what = random.pick([{ flags: ['ACK'], len: someBytes(random) }, { flags: ['FIN', 'ACK'] }] as const);
  const segment = { ...what, seq: initialNumber(random), ack: initialNumber(random) };
  const network: NetworkRule[] = [{ do: 'inject', at: t.at, to, segment }];
  const turn = t.at;
  t.at = turn + 4 * t.delay;
  return { from: 0, turn, scenario: scenarioOf(t, 'stray', { network }), story: t.story };
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
  // What a full queue does to a SYN no RFC says.
  if (!cookies) story.unshift(text('questions.story.linux-hosts'));
  const profile = cookies ? {} : ({ profile: 'linux' } as const);
  const scenario = scenarioOf(t, 'backlog', { network, settings: { synCookies: cookies }, ...profile });
  const server = { ...scenario.hosts?.server, backlog };
  return { from: 0, scenario: { ...scenario, hosts: { ...scenario.hosts, server } }, story, turn };
}

/**
 * Closed in good order; then a segment reaches the first to close: while an old one can still be about, that, and
 * later only what somebody else has sent in the peer's name.
 */
export function drawOldSegment(random: Random): Draw {
  const { t, closer, last, from } = aboutToClose(random);
  const msl = someLifetime(random);
  smallTalk(t);
  t.story.push(text('questions.story.msl', { seconds: msl / 1000 }));
  closes(t, closer);
  closes(t, last);
  const waitsFrom = t.at + t.delay;
  const [least, most] = random.pick<readonly [number, number]>([
    [0.2, 0.9],
    [1.1, 1.9],
    [1.1, 1.9],
    [2.1, 3],
  ]);
  const turn = waitsFrom + random.int(least * msl, most * msl);
  const seq = initialNumber(random);
  const ack = initialNumber(random);
  const segment = random.chance(60)
    ? ({ flags: ['ACK'], seq, ack, len: someBytes(random) } as const)
    : ({ flags: ['FIN', 'ACK'], seq, ack } as const);
  const whose = most < 1 ? 'old-segment' : 'forged-segment';
  const seconds = Math.round((turn - waitsFrom) / 1000);
  t.story.push(text(`questions.story.${whose}`, { host: closer, seconds }));
  t.at = turn + 4 * t.delay;
  const network: NetworkRule[] = [{ do: 'inject', at: turn, to: closer, segment }];
  const id = most < 1 ? 'old-segment' : FORGED;
  const scenario: Scenario = scenarioOf(t, id, { network, settings: { msl } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}
