import type { HostName } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import type { Random } from '../random';
import { listed, text } from '../text';
import {
  anyHost,
  type Draw,
  emptyTimeline,
  pause,
  peerOf,
  scenarioOf,
  sendText,
  someBytes,
  type Timeline,
  timerText,
} from './timeline';

const udp = { settings: { transport: 'udp' } } as const;

function sends(t: Timeline, host: HostName, at = pause(t)): void {
  t.script.push({ at, host, call: 'send', bytes: someBytes(t.random) });
  t.story.push(sendText(t));
}

/** A few datagrams, to and fro; the client begins. */
export function drawDatagrams(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  t.story.push(text('questions.story.udp-listens'));
  const turn = t.at;
  sends(t, 'client', t.at);
  const more = random.int(0, 3);
  for (let i = 0; i < more; i += 1) sends(t, anyHost(random));
  return { from: 0, turn, scenario: scenarioOf(t, 'datagrams', udp), story: t.story };
}

/** A few datagrams of which one is lost, and nobody is told. No error comes back. */
export function drawUncertainDatagrams(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  t.story.push(text('questions.story.udp-listens'));
  const turn = t.at;
  const count = random.int(1, 4);
  for (let i = 0; i < count; i += 1) sends(t, 'client', i === 0 ? t.at : pause(t));
  t.story.push(text('questions.story.udp-no-error'));
  t.at += 10_000;
  const arrive = scenarioOf(t, 'uncertain-datagrams', udp);
  const network: NetworkRule[] = [{ match: { from: 'client', nth: random.int(1, count) }, do: 'lose' }];
  return { from: 0, turn, scenario: { ...arrive, network }, also: arrive, story: t.story };
}

/** The first of a few datagrams is lost. The turn comes when it has gone. */
export function drawLostDatagram(random: Random, rto: number): Draw {
  const t = emptyTimeline(random, rto);
  t.script.push({ at: 0, host: 'server', call: 'listen' });
  t.story.push(text('questions.story.udp-listens'));
  sends(t, 'client', t.at);
  const turn = t.at + 1;
  t.story.push(text('questions.story.udp-lost', { host: 'client', nth: 1 }));
  t.story.push(text('questions.story.udp-said-once'), timerText(t));
  // Only once a timer, if there were one, would have run out and drawn an answer.
  t.at += 2 * rto;
  const others = random.int(0, 4);
  for (let i = 0; i < others; i += 1) sends(t, anyHost(random));
  t.at += 10_000;
  const network: NetworkRule[] = [{ match: { from: 'client', nth: 1 }, do: 'lose' }];
  const scenario = scenarioOf(t, 'lost-datagram', { ...udp, network });
  return { from: 0, turn, scenario, story: t.story };
}

/** Nobody has the port. What comes back may get lost too. */
export function drawClosedPort(random: Random): Draw {
  const t = emptyTimeline(random);
  const host = anyHost(random);
  const count = random.int(1, 3);
  t.story.push(text('questions.story.udp-nobody', { host: peerOf(host) }));
  const turn = t.at + t.delay;
  for (let i = 0; i < count; i += 1) sends(t, host, i === 0 ? t.at : pause(t));
  const network: NetworkRule[] = [];
  if (random.chance(40)) {
    const nth = random.int(1, count);
    network.push({ match: { from: peerOf(host), nth }, do: 'lose' });
    t.story.push(text('questions.story.error-lost', { nth }));
  }
  t.at += 2000;
  const scenario = scenarioOf(t, 'closed-port', { ...udp, ...(network.length > 0 && { network }) });
  return { from: 0, turn, scenario, story: t.story };
}

/**
 * Two to four messages, the same over UDP and over TCP, and something happens to one of them on its way.
 * Over TCP each takes two segments, of which the first has the trouble.
 */
export function drawMessages(random: Random): Draw {
  const t = emptyTimeline(random);
  const turn = t.at;
  const listen = { at: 0, host: 'server', call: 'listen' } as const;
  const connect = { at: turn, host: 'client', call: 'connect' } as const;
  t.at += 3 * t.delay;
  const mss = random.int(500, 700);
  const sizes = Array.from({ length: random.int(2, 4) }, () => random.int(mss + 50, 2 * mss - 20));
  const sends = sizes.map((bytes) => ({ at: pause(t), host: 'client', call: 'send', bytes }) as const);
  const what = random.pick(['behind', 'twice', 'lost'] as const);
  const last = sizes.length - 1;
  // Whoever believes that UDP repeats what was lost has no number to know it by: only the last is beyond doubt.
  const which = { behind: random.int(0, last - 1), twice: random.int(0, last), lost: last }[what];
  const doing = {
    // Behind all the others, and before anybody's timer runs out.
    behind: { do: 'delay', by: 700 },
    twice: { do: 'duplicate', after: random.int(5, 50) },
    lost: { do: 'lose' },
  } as const;
  const troubled = (nth: number): NetworkRule[] => [
    { match: { from: 'client', data: true, nth }, ...doing[what] },
  ];
  t.at += 4000;
  const overUdp = scenarioOf(t, 'messages-over-udp', { ...udp, script: [listen, ...sends] });
  const overTcp = { id: 'messages-over-tcp', script: [listen, connect, ...sends], settings: { mss } };
  return {
    from: 0,
    turn,
    scenario: { ...overUdp, network: troubled(which + 1) },
    also: { ...overUdp, ...overTcp, network: troubled(2 * which + 1) },
    story: [
      text('questions.story.messages-of', listed(sizes)),
      text(`questions.story.message-${what}`, { nth: which + 1 }),
    ],
  };
}

/** A question or two, and perhaps their answers, the same over UDP and over TCP. */
export function drawUdpOrTcp(random: Random): Draw {
  const t = emptyTimeline(random);
  const turn = t.at;
  const listen = { at: 0, host: 'server', call: 'listen' } as const;
  const connect = { at: turn, host: 'client', call: 'connect' } as const;
  const bytes = someBytes(random);
  const count = random.int(1, 5);
  const rest = 10 * t.delay;
  const questions = Array.from(
    { length: count },
    (_, i) => ({ at: turn + 1 + i * rest, host: 'client', call: 'send', bytes }) as const,
  );
  const answers = random.chance(60) ? someBytes(random) : 0;
  const answering = { when: 'data-received', host: 'server', call: 'send', bytes: answers } as const;
  t.at += 6000;
  const talk = answers > 0 ? [...questions, answering] : questions;
  t.script.push(listen, ...talk);
  const over = scenarioOf(t, 'over-udp', udp);
  const also = { ...over, id: 'over-tcp', script: [listen, connect, ...talk], settings: {} };
  t.story.push(text('questions.story.either', { bytes, count }));
  t.story.push(
    answers > 0
      ? text('questions.story.either-answers', { bytes: answers })
      : text('questions.story.either-no-answers', { count }),
  );
  return { from: 0, turn, scenario: over, also, story: t.story };
}
