import type { HostName } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import type { Random } from '../random';
import { text } from '../text';
import {
  aboutToClose,
  anyHost,
  closes,
  type Draw,
  exchange,
  openedTimeline,
  pause,
  peerOf,
  scenarioOf,
  sendText,
  smallTalk,
  type Timeline,
  timerText,
} from './timeline';

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
  const { t, closer, last, from } = aboutToClose(random);
  if (talks) smallTalk(t);
  before(t, random.pick<Before>(['nothing', 'nothing', 'from-closer', 'from-last']), closer);
  const loss = random.chance(20);
  closes(t, closer);
  const turn = t.at + t.delay;
  const network = loss ? [answerLost(t, last)] : [];
  closes(t, last);
  const scenario = scenarioOf(t, 'close', loss ? { network } : {});
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** The other side closes while its ACK is put off, so that the FIN carries it. */
export function drawThree(random: Random, talks = false): Draw {
  const { t, closer, last, from } = aboutToClose(random);
  const delayedAck = 150;
  if (talks) smallTalk(t);
  const what = random.pick<Before>(['nothing', 'nothing', 'from-closer', 'from-last', 'acknowledged-by-fin']);
  before(t, what, closer, delayedAck);
  if (t.script.some(({ call }) => call === 'send')) t.story.unshift(text('questions.story.data-acks-wait'));
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
  const { t, closer, last, from } = aboutToClose(random);
  if (most > 1) smallTalk(t);
  closes(t, closer);
  const turn = t.at + t.delay;
  const network = most > 1 && random.chance(35) ? [answerLost(t, last)] : [];
  // That the first is acknowledged before the second leaves is not so for whoever thinks that the lost one was data.
  const sends = network.length > 0 ? 1 : random.int(1, most);
  for (let i = 0; i < sends; i += 1) {
    exchange(t, [last]);
    t.story.push(sendText(t, i === 0 ? 'send' : 'send-acknowledged'));
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

/** Whatever this host sends first once the FIN, which leaves now, has reached it: not everybody thinks that it is an ACK. */
function answerLost(t: Timeline, host: HostName): NetworkRule {
  t.story.push(text('questions.story.answer-lost', { host }));
  return { match: { from: host, nth: 1 }, at: t.at, do: 'lose' };
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
  const { t, closer, from } = aboutToClose(random);
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
export const someLifetime = (random: Random): number => random.pick([30_000, 60_000, 120_000]);

/** Both applications close before either FIN has arrived. */
export function drawSimultaneousClose(random: Random): Draw {
  const t = openedTimeline(random);
  const from = t.at + 1;
  const first = anyHost(random);
  const msl = someLifetime(random);
  smallTalk(t);
  const apart = random.int(1, t.delay - 1);
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
    t.story.push(text('questions.story.fin-ack-lost', { host }), timerText(t));
  }
  t.at += 2 * msl + 20_000;
  const more = network.length > 0 ? { network } : {};
  const scenario = scenarioOf(t, 'close-simultaneous', { ...more, settings: { msl } });
  return { from, turn, scenario, story: t.story, talk: t.talk };
}
