import type { ConceptId } from '../../concepts';
import { drawAbort, drawCloseWait, drawHalfOpen } from '../../draw/abandoned';
import {
  drawFour,
  drawHalfClose,
  drawSimultaneousClose,
  drawThree,
  drawWholeClose,
} from '../../draw/closing';
import {
  drawClosedPort,
  drawDatagrams,
  drawMessages,
  drawUdpOrTcp,
  drawUncertainDatagrams,
} from '../../draw/datagrams';
import {
  drawCloseLoss,
  drawLostLastAck,
  drawOpenLoss,
  drawUncertainClose,
  drawUncertainOpen,
} from '../../draw/loss';
import { drawLostThird, drawOpen, drawRefused, drawSimultaneousOpen } from '../../draw/opening';
import {
  drawBacklog,
  drawForged,
  drawGhost,
  drawOldSegment,
  drawStaleAnswer,
  drawStray,
} from '../../draw/strangers';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { text } from '../../text';
import * as outcome from './outcome';

export interface Plan {
  readonly draw: (random: Random) => Draw;
  /** What an option says. */
  readonly says: readonly outcome.Aspect[];
  /** Which question is put; without it: how does it go on? */
  readonly ask?: 'certain' | 'reason' | 'end' | 'first-byte' | 'received';
  /** What the concept is about, the likeliest first. */
  readonly own: readonly MisconceptionId[];
  /** Beliefs of neighbouring concepts that fill up the options. */
  readonly others: readonly MisconceptionId[];
}

const { answer, next, soon, afterCrash, ends, observed, delivered, received, told } = outcome;
const { closedAfter, connections, reason, certain, certainBytes, firstByte, datagramsInAll } = outcome;

const waiting: readonly MisconceptionId[] = [
  'no-time-wait',
  'passive-closer-waits',
  'one-msl',
  'time-wait-is-a-leak',
];

/** The picture ends with the crash: it says so, since nothing is drawn of one. */
const crashingNow = (draw: Draw): Draw => ({
  ...draw,
  story: draw.story.map((line) =>
    line.id === 'questions.story.crash' ? text('questions.story.crash-now', line.values) : line,
  ),
});

/** That the server changes nothing as the third segment leaves would decide the question. */
const beforeThird = (draw: Draw): Draw => ({ ...draw, turn: (draw.turn ?? 1) - 1 });

/** What the RFC's figure says of a SYN,ACK that crosses another would tell that there is one. */
const crossing = (draw: Draw): Draw => ({
  ...draw,
  story: draw.story.map((line) =>
    line.id === 'questions.story.crossed-syn-ack' ? text('questions.story.figure-holds') : line,
  ),
});

export const plans: Partial<Record<ConceptId, Plan>> = {
  'why-not-two-ghost': {
    draw: drawGhost,
    says: [soon, next, ends],
    own: ['two-way-handshake', 'stale-synack-ignored', 'server-spots-old-syn'],
    others: ['closed-port-is-silent', 'rst-is-acknowledged', 'syn-and-ack-apart'],
  },
  'why-not-two-isn': {
    draw: (random) => beforeThird(random.chance(50) ? drawOpen(random) : drawLostThird(random)),
    says: [reason],
    ask: 'reason',
    own: ['three-checks-send-and-receive', 'two-way-handshake'],
    others: ['both-established-at-once'],
  },
  'open-loss': {
    draw: (random) => (random.chance(35) ? drawLostThird(random, false) : drawOpenLoss(random)),
    says: [soon, next, ends],
    own: ['third-ack-retransmitted', 'data-after-lost-ack-reset', 'two-way-handshake'],
    others: ['syn-and-ack-apart'],
  },
  'open-simultaneous': {
    draw: (random) => crossing(drawSimultaneousOpen(random)),
    says: [next, connections, ends],
    own: ['one-side-must-listen', 'simultaneous-open-makes-two'],
    others: ['two-way-handshake'],
  },
  'refused-reset': {
    draw: (random) =>
      random.pick([drawRefused, drawRefused, drawStaleAnswer, drawStaleAnswer, drawStray])(random),
    says: [answer, ends],
    own: ['stale-synack-ignored', 'closed-port-is-silent'],
    others: ['ack-is-last-received', 'two-way-handshake', 'rst-is-acknowledged', 'syn-takes-no-number'],
  },
  'half-open': {
    draw: (random) => crashingNow(drawHalfOpen(random)),
    says: [afterCrash, ends],
    own: ['crash-is-noticed', 'closed-port-is-silent', 'half-open-is-half-closed'],
    others: ['rst-is-acknowledged'],
  },
  backlog: {
    draw: drawBacklog,
    says: [soon, next, ends],
    own: ['full-queue-resets', 'cookies-remember'],
    others: ['two-way-handshake', 'syn-and-ack-apart', 'no-backoff'],
  },
  'return-routability': {
    draw: drawForged,
    says: [soon, next, ends],
    own: ['two-way-handshake', 'stale-synack-ignored'],
    others: ['closed-port-is-silent', 'rst-is-acknowledged', 'syn-and-ack-apart', 'server-spots-old-syn'],
  },
  'why-four': {
    draw: (random) => drawFour(random, true),
    says: [soon, next],
    own: ['ack-and-fin-together', 'fin-closes-both'],
    others: ['fin-wait-2-passive', 'passive-closer-waits'],
  },
  'when-three': {
    draw: (random) => drawThree(random, true),
    says: [next, ends],
    own: ['always-four'],
    others: ['fin-closes-both', 'passive-closer-waits', 'no-time-wait'],
  },
  'half-close': {
    draw: drawHalfClose,
    says: [next, delivered],
    own: ['fin-closes-both', 'ack-and-fin-together'],
    others: ['always-four', 'passive-closer-waits'],
  },
  'time-wait-who': {
    draw: drawWholeClose,
    says: [closedAfter],
    ask: 'end',
    own: ['passive-closer-waits', 'no-time-wait', 'time-wait-is-a-leak'],
    others: ['one-msl', 'only-clients-close'],
  },
  'time-wait-last-ack': {
    draw: drawLostLastAck,
    says: [next, closedAfter],
    own: ['time-wait-not-restarted', 'no-time-wait'],
    others: waiting,
  },
  'time-wait-old-segments': {
    draw: drawOldSegment,
    // Not where it ends: whether a RST cuts TIME-WAIT short is another question (RFC 1337).
    says: [soon, next],
    own: ['one-msl', 'no-time-wait', 'time-wait-is-a-leak'],
    others: ['passive-closer-waits', 'closed-port-is-silent', 'rst-is-acknowledged'],
  },
  'close-simultaneous': {
    draw: drawSimultaneousClose,
    says: [next, closedAfter],
    own: ['closing-skips-time-wait', 'no-time-wait'],
    others: ['one-msl', 'fin-closes-both', 'time-wait-is-a-leak'],
  },
  'close-loss': {
    draw: drawCloseLoss,
    says: [next, closedAfter],
    own: ['time-wait-not-restarted', 'ack-and-fin-together', 'no-time-wait'],
    others: ['fin-closes-both', ...waiting],
  },
  'close-wait-leak': {
    draw: drawCloseWait,
    says: [soon, observed],
    own: ['close-wait-times-out', 'time-wait-is-a-leak'],
    others: ['fin-wait-2-passive', 'close-wait-after-own-fin', 'fin-closes-both'],
  },
  abort: {
    draw: drawAbort,
    says: [next, delivered, told],
    own: ['rst-is-lossless', 'rst-is-acknowledged'],
    others: ['fin-closes-both'],
  },
  'two-generals': {
    draw: (random) => (random.chance(50) ? drawUncertainOpen(random) : drawUncertainClose(random)),
    says: [certain],
    ask: 'certain',
    own: ['three-makes-both-certain', 'no-time-wait', 'passive-closer-waits'],
    others: [
      'third-ack-retransmitted',
      'both-established-at-once',
      'two-way-handshake',
      'ack-and-fin-together',
    ],
  },
  'udp-no-handshake': {
    draw: drawDatagrams,
    says: [next, delivered],
    own: ['udp-connects-first'],
    others: ['udp-closed-port-rst', 'udp-retransmits'],
  },
  'udp-loss': {
    draw: drawUncertainDatagrams,
    says: [certainBytes],
    ask: 'certain',
    own: ['udp-retransmits', 'udp-silence-means-delivered'],
    others: ['udp-connects-first'],
  },
  'udp-closed-port': {
    draw: drawClosedPort,
    says: [next, told],
    own: ['udp-closed-port-rst'],
    others: ['udp-connects-first', 'udp-retransmits', 'udp-silence-means-delivered'],
  },
  'udp-messages': {
    draw: drawMessages,
    says: [received],
    ask: 'received',
    own: ['one-send-one-receive', 'udp-keeps-order', 'udp-retransmits'],
    others: ['udp-silence-means-delivered'],
  },
  'udp-or-tcp': {
    draw: drawUdpOrTcp,
    says: [firstByte, datagramsInAll],
    ask: 'first-byte',
    own: ['udp-connects-first', 'udp-retransmits'],
    others: ['third-segment-carries-no-data', 'two-way-handshake', 'syn-and-ack-apart'],
  },
};
