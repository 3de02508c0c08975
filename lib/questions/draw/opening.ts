import type { HostName, Scenario } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import type { Random } from '../random';
import { text } from '../text';
import {
  anyHost,
  type Draw,
  emptyTimeline,
  exchange,
  lostText,
  openedTimeline,
  scenarioOf,
  segmentLostText,
  sendText,
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

export const lostSyns = (count: number): NetworkRule => ({
  match: { from: 'client', flags: ['SYN'], nth: 1, count },
  do: 'lose',
});

// Not the data, where a wrong rule sends no third segment.
export const loseThird = (count: number): NetworkRule => ({
  match: { from: 'client', flags: ['ACK'], data: false, nth: 1, count },
  do: 'lose',
});

/** Waits for the repetitions: the profile's retransmission interval, doubled for the second. */
export function loseSyns(t: Timeline, count: number): void {
  t.at += t.rto * (2 ** count - 1);
}

const ackOfData = ({ random }: Timeline, fits: boolean): Pick<Scenario, 'settings'> =>
  fits && random.chance(50) ? {} : { settings: { delayedAck: PUT_OFF_MS } };

/**
 * Nobody listens when the SYN comes; perhaps somebody does a little later. The turn comes as the SYN
 * arrives, and the run is left before it could come again.
 */
export function drawRefused(random: Random): Draw {
  const t = emptyTimeline(random);
  t.script.push({ at: t.at, host: 'client', call: 'connect' });
  t.story.push(text('questions.story.nobody-listens'));
  const lost = random.pick([0, 0, 1, 2]);
  const turn = t.at + t.delay + t.rto * (2 ** lost - 1);
  const network = lost > 0 ? [lostSyns(lost)] : [];
  if (lost > 0) t.story.push(lostText('client', 'SYN', lost));
  t.at = turn;
  if (random.chance(50)) {
    const ms = 100 * random.int(1, 5);
    t.at += ms;
    t.script.push({ at: t.at, host: 'server', call: 'listen' });
    t.story.push(text('questions.story.listens-later', { ms }));
  }
  return { from: 0, turn, scenario: scenarioOf(t, 'refused', { network }), story: t.story };
}

/** Both applications open actively, so that the SYNs cross. */
export function drawSimultaneousOpen(random: Random): Draw {
  const t = emptyTimeline(random);
  const [first, second] = random.chance(50)
    ? (['client', 'server'] as const)
    : (['server', 'client'] as const);
  const apart = random.int(1, t.delay - 1);
  t.script.push(
    { at: t.at, host: first, call: 'connect' },
    { at: t.at + apart, host: second, call: 'connect' },
  );
  const turn = t.at + apart + 1;
  t.story.push(text('questions.story.both-open', { host: first }), text('questions.story.crossed-syn-ack'));
  t.at += 3 * t.delay;
  const network: NetworkRule[] = [];
  if (random.chance(30)) {
    const host = anyHost(random);
    network.push({ match: { from: host, nth: 2 }, do: 'lose' });
    t.story.push(segmentLostText(host, 2), timerText(t));
    t.at += 1000 + t.delay;
  }
  const talkers = random.pick<readonly HostName[]>([[], [], ['client'], ['server']]);
  exchange(t, talkers);
  if (talkers.length > 0) t.story.push(sendText(t));
  const scenario = scenarioOf(t, 'open-simultaneous', network.length > 0 ? { network } : {});
  return { from: 0, scenario, story: t.story, turn };
}
