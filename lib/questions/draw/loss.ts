import type { HostName, Scenario } from '../../protocol';
import type { NetworkRule } from '../../protocol/scenario';
import type { Random } from '../random';
import { text } from '../text';
import { someLifetime } from './closing';
import { loseSyns, loseThird, lostSyns } from './opening';
import {
  aboutToClose,
  closes,
  type Draw,
  exchange,
  lostAckText,
  lostText,
  oneWayText,
  openedTimeline,
  scenarioOf,
  sendText,
  smallTalk,
  timerText,
} from './timeline';

// One of the segments that open or close is lost, whether anybody can know it or not.

// Not the SYN,ACK: both sides would send again, at one instant, and the order of what follows were chance.
type Lost = 'SYN' | 'ACK';

/**
 * One of the three is lost, once or twice, and somebody's timer has to make it good. The turn comes when
 * the last of the lost ones has gone.
 */
export function drawOpenLoss(
  random: Random,
  of: readonly [Lost, ...Lost[]] = ['SYN', 'ACK'],
  rto?: number,
): Draw {
  const t = openedTimeline(random, rto);
  const [connect] = t.script.filter((entry) => entry.call === 'connect');
  const start = connect && 'at' in connect ? connect.at : 0;
  const what = random.pick(of);
  // A third segment that is lost twice is lost with a repetition of the answer between.
  const count = what === 'ACK' ? random.pick([1, 1, 2]) : random.int(1, 3);
  const match = {
    from: 'client',
    flags: [what],
    ...(what === 'ACK' && { data: false }),
    nth: 1,
    count,
  } as const;
  const trips = { SYN: 0, ACK: 2 * t.delay }[what];
  const waited = t.rto * (2 ** (count - 1) - 1);
  const turn = start + trips + waited + 1;
  t.at += t.rto * (2 ** count - 1) + 2 * t.delay;
  const network: NetworkRule[] = [{ match, do: 'lose' }];
  t.story.push(text('questions.story.open'), lostText('client', what, count), timerText(t));
  if (what === 'ACK' && count === 1 && random.chance(60)) {
    network.push({ match: { from: 'server', nth: 2 }, do: 'lose' });
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
  const scenario = { ...arrives, network: [...told, loseThird(9), again] };
  return { from: 0, scenario, story: t.story, turn, also: arrives };
}

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
  const { t, closer, last, from } = aboutToClose(random, rto);
  const count = random.pick<1 | 2>([1, 1, 2]);
  const msl = someLifetime(random);
  smallTalk(t);
  t.story.push(text('questions.story.msl', { seconds: msl / 1000 }));
  closes(t, closer);
  const firstFin = t.at;
  // The peer closes when the first FIN has got through.
  const repaired = what === 'first FIN' || what === 'its ACK' ? t.rto * (2 ** count - 1) : 0;
  t.at += repaired;
  if (random.chance(40)) {
    exchange(t, [last]);
    t.story.push(sendText(t));
  }
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
  // Where nothing has arrived yet no picture tells the delay, and much hangs on it.
  if (t.talk.length === 0 && what === 'first FIN') t.story.unshift(oneWayText(t));
  t.story.push(
    what.endsWith('FIN') ? lostText(lostFrom, flags.join(','), count) : lostAckText(lostFrom, count),
    timerText(t),
  );
  t.at = Math.max(t.at, turn) + t.rto * 2 ** count + 2 * msl + 4 * t.delay;
  const network: NetworkRule[] = [{ match, at: began, do: 'lose' }];
  const scenario = scenarioOf(t, 'close-loss', { network, settings: { msl } });
  return { from, closer, turn, scenario, story: t.story, talk: t.talk };
}

/** The last ACK leaves, and nothing comes back for a while: nobody is told whether it arrived. */
export function drawUncertainClose(random: Random): Draw {
  const { t, closer, last, from } = aboutToClose(random);
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
