import type { HostName, Scenario } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import type { Random } from '../random';
import { text } from '../text';
import {
  anyHost,
  type Draw,
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

/** The application of this host has nothing more to send: at first, or so long after the other's. */
function closes(t: Timeline, host: HostName, at = pause(t)): void {
  const first = t.script.findLast(({ call }) => call === 'shutdown');
  const ms = first && 'at' in first ? at - first.at : undefined;
  t.script.push({ at, host, call: 'shutdown' });
  t.story.push(
    ms === undefined
      ? text('questions.story.closes', { host })
      : text('questions.story.closes-later', { host, ms }),
  );
}

/** What comes before the first FIN: nothing, or one segment of data, and its ACK unless that rides on the FIN. */
type Before = 'nothing' | 'from-closer' | 'from-last' | 'acknowledged-by-fin';

/**
 * Either side closes first; the other at once, later, or after sending more. Now and then the ACK of
 * the first FIN is lost, and the other FIN makes it good. Never more than seven segments.
 */
export function drawClose(random: Random): Draw {
  const way = random.pick(['four', 'four', 'four', 'three', 'three', 'half-close']);
  return way === 'four' ? drawFour(random) : way === 'three' ? drawThree(random) : drawHalfClose(random, 1);
}

/** The other side closes later, by itself. */
export function drawFour(random: Random, talks = false): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  if (talks) smallTalk(t);
  before(t, random.pick<Before>(['nothing', 'nothing', 'from-closer', 'from-last']), closer);
  const loss = random.chance(20);
  closes(t, closer);
  const turn = t.at + t.delay;
  const match = { from: last, flags: ['ACK'], data: false, nth: 1 } as const;
  const network: NetworkRule[] = loss ? [{ match, at: t.at, do: 'lose' }] : [];
  if (loss) t.story.push(lostText(last, 'ACK', 1));
  closes(t, last);
  const scenario = scenarioOf(t, 'close', loss ? { network } : {});
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** The other side closes while its ACK is put off, so that the FIN carries it. */
export function drawThree(random: Random, talks = false): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  const delayedAck = 150;
  if (talks) smallTalk(t);
  const what = random.pick<Before>(['nothing', 'nothing', 'from-closer', 'from-last', 'acknowledged-by-fin']);
  before(t, what, closer, delayedAck);
  closes(t, closer, t.at);
  const turn = t.at + t.delay;
  t.script.push({ when: 'fin-received', after: random.int(0, 100), host: last, call: 'shutdown' });
  t.story.push(text('questions.story.closes-before-ack', { host: last }));
  t.at += delayedAck;
  const scenario = scenarioOf(t, 'close-three', { settings: { delayedAck } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** The other side sends more before it closes too. The turn comes as the first FIN arrives. */
export function drawHalfClose(random: Random, most = 2): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  if (most > 1) smallTalk(t);
  closes(t, closer);
  const turn = t.at + t.delay;
  const match = { from: last, flags: ['ACK'], data: false, nth: 1 } as const;
  const network: NetworkRule[] = [];
  if (most > 1 && random.chance(35)) {
    network.push({ match, at: t.at, do: 'lose' });
    t.story.push(lostText(last, 'ACK', 1));
  }
  const sends = random.int(1, most);
  for (let i = 0; i < sends; i += 1) {
    exchange(t, [last]);
    t.story.push(sendText(t));
  }
  closes(t, last);
  return {
    from,
    closer,
    turn,
    scenario: scenarioOf(t, 'half-close', network.length > 0 ? { network } : {}),
    story: t.story,
    talk: t.talk,
  };
}

/** Leaves the time at which the first FIN may go. */
function before(t: Timeline, what: Before, closer: HostName, delayedAck = 0): void {
  if (what === 'nothing') {
    pause(t);
    return;
  }
  exchange(t, [what === 'from-closer' ? closer : peerOf(closer)]);
  t.story.push(sendText(t));
  if (what === 'acknowledged-by-fin') {
    t.at += t.delay + t.random.int(5, 100);
    return;
  }
  t.at += delayedAck;
  pause(t);
}

/**
 * A whole close with a maximum segment lifetime that is said, watched until everybody is CLOSED. The turn
 * comes when the last ACK has gone.
 */
export function drawWholeClose(random: Random): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const from = t.at + 1;
  const msl = someLifetime(random);
  smallTalk(t);
  t.story.push(text('questions.story.msl', { seconds: msl / 1000 }));
  closes(t, closer);
  if (random.chance(40)) {
    exchange(t, [peerOf(closer)]);
    t.story.push(sendText(t));
  }
  closes(t, peerOf(closer));
  const turn = t.at + t.delay + 1;
  t.at += 2 * msl + 20_000;
  const scenario = scenarioOf(t, 'whole-close', { settings: { msl } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** RFC 9293 takes two minutes; systems take less. In ms. */
const someLifetime = (random: Random): number => random.pick([30_000, 60_000, 120_000]);

/** One of the four is lost, once or twice. The turn comes when the last of the lost ones has gone. */
export function drawCloseLoss(random: Random, rto?: number): Draw {
  return loseOne(random, random.pick(['first FIN', 'its ACK', 'second FIN', 'last ACK']), rto);
}

/** The last ACK is lost, once or twice, and the wait that it began is not over. */
export const drawLostLastAck = (random: Random, rto?: number): Draw => loseOne(random, 'last ACK', rto);

function loseOne(
  random: Random,
  what: 'first FIN' | 'its ACK' | 'second FIN' | 'last ACK',
  rto?: number,
): Draw {
  const t = openedTimeline(random, rto);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  const count = random.pick([1, 1, 2]);
  const msl = someLifetime(random);
  smallTalk(t);
  t.story.push(text('questions.story.msl', { seconds: msl / 1000 }));
  closes(t, closer);
  const firstFin = t.at;
  // The peer closes when the first FIN has got through.
  const repaired = what === 'first FIN' || what === 'its ACK' ? t.rto * (2 ** count - 1) : 0;
  t.at += repaired;
  if (random.chance(40)) exchange(t, [last]);
  closes(t, last);
  const secondFin = t.at;
  const lostFrom = what === 'first FIN' || what === 'last ACK' ? closer : last;
  const flags = what.endsWith('FIN') ? (['FIN', 'ACK'] as const) : (['ACK'] as const);
  const began = {
    'first FIN': firstFin,
    'its ACK': firstFin,
    'second FIN': secondFin,
    'last ACK': secondFin,
  }[what];
  const match = { from: lostFrom, flags, data: false, nth: 1, count };
  const trips = what.endsWith('ACK') ? t.delay : 0;
  const turn = began + trips + t.rto * (2 ** (count - 1) - 1) + 1;
  t.story.push(lostText(lostFrom, flags.join(','), count), timerText(t));
  t.at = Math.max(t.at, turn) + t.rto * 2 ** count + 2 * msl + 4 * t.delay;
  const network: NetworkRule[] = [{ match, at: began, do: 'lose' }];
  const scenario = scenarioOf(t, 'close-loss', { network, settings: { msl } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** The last ACK leaves, and nothing comes back for a while: nobody is told whether it arrived. */
export function drawUncertainClose(random: Random): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  smallTalk(t);
  closes(t, closer);
  if (random.chance(50)) {
    exchange(t, [last]);
    t.story.push(sendText(t));
  }
  closes(t, last);
  const turn = t.at + t.delay;
  t.story.push(text('questions.story.last-leaves', { host: closer }));
  const match = { from: closer, flags: ['ACK'], data: false, nth: 1 } as const;
  const arrives = { ...scenarioOf(t, 'uncertain-close'), until: turn + 800 };
  const scenario: Scenario = { ...arrives, network: [{ match, at: turn, do: 'lose' }] };
  return { from, closer, turn, scenario, also: arrives, story: t.story, talk: t.talk };
}

/** Both applications close before either FIN has arrived. */
export function drawSimultaneousClose(random: Random): Draw {
  const t = openedTimeline(random);
  const from = t.at + 1;
  const first = anyHost(random);
  const msl = someLifetime(random);
  smallTalk(t);
  const apart = random.int(0, t.delay - 1);
  const at = pause(t);
  t.script.push(
    { at, host: first, call: 'shutdown' },
    { at: at + apart, host: peerOf(first), call: 'shutdown' },
  );
  t.story.push(
    text('questions.story.msl', { seconds: msl / 1000 }),
    text('questions.story.both-close', { host: first }),
  );
  const turn = at + apart + 1;
  const network: NetworkRule[] = [];
  if (random.chance(35)) {
    const host = anyHost(random);
    network.push({ match: { from: host, flags: ['ACK'], data: false, nth: 1 }, at, do: 'lose' });
    t.story.push(lostText(host, 'ACK', 1), timerText(t));
  }
  t.at += 2 * msl + 20_000;
  const more = network.length > 0 ? { network } : {};
  const scenario = scenarioOf(t, 'close-simultaneous', { ...more, settings: { msl } });
  return { from, turn, scenario, story: t.story, talk: t.talk };
}

/** One side closes, and the application of the other never does. Watched for a good while. */
export function drawCloseWait(random: Random): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const last = peerOf(closer);
  const from = t.at + 1;
  const linux = random.chance(40);
  smallTalk(t);
  if (linux) {
    // Nobody holds the socket any more: the kernel does not keep it in FIN-WAIT-2 for ever.
    t.script.push({ at: pause(t), host: closer, call: 'close' });
    t.story.push(text('questions.story.linux', { host: closer }));
  } else {
    closes(t, closer);
  }
  const turn = t.at + t.delay;
  const sends = linux ? 0 : random.int(0, 2);
  for (let i = 0; i < sends; i += 1) {
    exchange(t, [last]);
    t.story.push(sendText(t));
  }
  const minutes = random.pick([10, 30, 60, 90]);
  t.story.push(text('questions.story.never-closes', { host: last, minutes }));
  t.at += minutes * 60_000;
  const scenario = scenarioOf(t, 'close-wait', linux ? { profile: 'linux' } : {});
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** One side aborts while data may still be on its way, in either direction. The turn comes as the reset leaves. */
export function drawAbort(random: Random): Draw {
  const t = openedTimeline(random);
  const from = t.at + 1;
  const host = anyHost(random);
  smallTalk(t);
  const at = pause(t);
  const senders = random.pick<readonly HostName[]>([
    [],
    [host],
    [peerOf(host)],
    [peerOf(host)],
    ['client', 'server'],
  ]);
  for (const sender of senders) {
    t.script.push({
      at: at - (sender === host ? 0 : random.int(0, t.delay - 1)),
      host: sender,
      call: 'send',
      bytes: someBytes(random),
    });
    t.story.push(sendText(t));
  }
  if (random.chance(30)) {
    t.script.push({ at, host: peerOf(host), call: 'shutdown' });
    t.story.push(text('questions.story.closes', { host: peerOf(host) }));
  }
  t.script.push({ at, host, call: 'abort' });
  const inFlight = senders.length > 0 ? 'aborts-in-flight' : 'aborts';
  t.story.push(text(`questions.story.${inFlight}`, { host }));
  t.at += 4 * t.delay;
  t.script.sort((a, b) => ('at' in a && 'at' in b ? a.at - b.at : 0));
  return { from, turn: at, scenario: scenarioOf(t, 'abort'), story: t.story, talk: t.talk };
}

/**
 * Closed in good order; then, while the first to close still waits or later, a segment of the old
 * connection comes out of the network.
 */
export function drawOldSegment(random: Random): Draw {
  const t = openedTimeline(random);
  const closer = anyHost(random);
  const from = t.at + 1;
  const msl = someLifetime(random);
  smallTalk(t);
  t.story.push(text('questions.story.msl', { seconds: msl / 1000 }));
  closes(t, closer);
  closes(t, peerOf(closer));
  const waitsFrom = t.at + t.delay;
  const turn =
    waitsFrom + (random.chance(60) ? random.int(1.1 * msl, 1.9 * msl) : random.int(2.1 * msl, 3 * msl));
  const segment = random.chance(60)
    ? ({
        flags: ['ACK'],
        seq: initialNumber(random),
        ack: initialNumber(random),
        len: someBytes(random),
      } as const)
    : ({ flags: ['FIN', 'ACK'], seq: initialNumber(random), ack: initialNumber(random) } as const);
  t.story.push(
    text('questions.story.old-segment', { host: closer, seconds: Math.round((turn - waitsFrom) / 1000) }),
  );
  t.at = turn + 4 * t.delay;
  const network: NetworkRule[] = [{ do: 'inject', at: turn, to: closer, segment }];
  const scenario: Scenario = scenarioOf(t, 'old-segment', { network, settings: { msl } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}
