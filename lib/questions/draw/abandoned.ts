import type { HostName } from '../../protocol';
import type { Random } from '../random';
import { text } from '../text';
import {
  aboutToClose,
  anyHost,
  type Draw,
  exchange,
  initialNumber,
  openedTimeline,
  pause,
  peerOf,
  scenarioOf,
  sendText,
  smallTalk,
  someBytes,
} from './timeline';

// One side gives up on the other: it crashes, aborts, or never closes.

/** Established, and then one side loses everything it knew. What happens next is up to the other, or its new self. */
export function drawHalfOpen(random: Random): Draw {
  const t = openedTimeline(random);
  for (const host of random.pick<readonly HostName[]>([[], ['client'], ['server']])) {
    exchange(t, [host]);
    t.talk.push(sendText(t));
  }
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
  return { from: 0, scenario: { ...scenario, hosts }, story: t.story, turn: crashAt, talk: t.talk };
}

/** One side aborts while data may still be on its way, in either direction. The turn comes as the reset leaves. */
export function drawAbort(random: Random): Draw {
  const t = openedTimeline(random);
  const from = t.at + 1;
  const host = anyHost(random);
  smallTalk(t);
  const at = pause(t);
  // Without any data there would be nothing to tell one such question from the next.
  const senders = random.pick<readonly HostName[]>([
    t.talk.length > 0 ? [] : [peerOf(host)],
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
  const closes = random.chance(30);
  if (closes) {
    t.script.push({ at, host: peerOf(host), call: 'shutdown' });
    t.story.push(text('questions.story.closes', { host: peerOf(host) }));
  }
  t.script.push({ at, host, call: 'abort' });
  const when = senders.length > 0 ? 'aborts-in-flight' : closes ? 'aborts-fin-in-flight' : 'aborts';
  t.story.push(text(`questions.story.${when}`, { host }));
  t.at += 4 * t.delay;
  t.script.sort((a, b) => ('at' in a && 'at' in b ? a.at - b.at : 0));
  return { from, turn: at, scenario: scenarioOf(t, 'abort'), story: t.story, talk: t.talk };
}

/** One side closes, and the application of the other never does. Watched for a good while. */
export function drawCloseWait(random: Random): Draw {
  const { t, closer, last, from } = aboutToClose(random);
  const linux = random.chance(40);
  smallTalk(t);
  if (linux) {
    // Nobody holds the socket any more: the kernel does not keep it in FIN-WAIT-2 for ever.
    t.script.push({ at: pause(t), host: closer, call: 'close' });
    t.story.push(text('questions.story.linux', { host: closer }));
  } else {
    t.script.push({ at: pause(t), host: closer, call: 'shutdown' });
    t.story.push(text('questions.story.shuts-down', { host: closer }));
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
