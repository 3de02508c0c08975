import type { ConceptId } from '../../concepts';
import { drawAbort, drawHalfOpen } from '../../draw/abandoned';
import { drawClose, drawSimultaneousClose, drawWholeClose } from '../../draw/closing';
import { drawClosedPort } from '../../draw/datagrams';
import { drawLostLastAck, drawOpenLoss } from '../../draw/loss';
import { drawLostThird, drawOpen } from '../../draw/opening';
import { drawGhost } from '../../draw/strangers';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';

export interface Plan {
  readonly draw: (random: Random) => Draw;
  /** By which the run may be told. Each shows as something that is there and cannot be. */
  readonly bent: readonly [MisconceptionId, ...MisconceptionId[]];
  /** Who else would point at something. */
  readonly others: readonly MisconceptionId[];
}

const opens = (random: Random): Draw => (random.chance(40) ? drawLostThird(random) : drawOpen(random));

const starts: readonly MisconceptionId[] = ['same-isn-both-ways', 'constant-isn', 'two-way-handshake'];

export const plans: Partial<Record<ConceptId, Plan>> = {
  segment: {
    draw: (random) => (random.chance(50) ? opens(random) : drawClose(random)),
    bent: [
      'syn-takes-no-number',
      'fin-takes-no-number',
      'pure-ack-takes-a-number',
      'ack-is-last-received',
      'ack-flag-is-the-number',
    ],
    others: starts,
  },
  'open-numbers': {
    draw: opens,
    bent: ['syn-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number'],
    others: [...starts, 'data-after-lost-ack-reset'],
  },
  'open-states': {
    draw: opens,
    bent: ['both-established-at-once', 'two-way-handshake'],
    others: ['syn-takes-no-number', 'ack-is-last-received', 'same-isn-both-ways'],
  },
  'why-not-two-ghost': {
    draw: drawGhost,
    bent: ['two-way-handshake'],
    others: ['syn-takes-no-number', 'stale-synack-ignored', 'ack-is-last-received'],
  },
  'open-loss': {
    draw: (random) => (random.chance(30) ? drawLostThird(random) : drawOpenLoss(random)),
    bent: [
      'retransmission-takes-new-number',
      'third-ack-retransmitted',
      'data-after-lost-ack-reset',
      'no-backoff',
    ],
    others: ['both-established-at-once', 'syn-takes-no-number', 'same-isn-both-ways', 'constant-isn'],
  },
  'half-open': {
    draw: drawHalfOpen,
    bent: ['crash-is-noticed', 'half-open-is-half-closed'],
    others: [
      'rst-is-acknowledged',
      'syn-takes-no-number',
      'both-established-at-once',
      'pure-ack-takes-a-number',
    ],
  },
  'close-numbers': {
    draw: drawClose,
    bent: ['fin-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number'],
    others: ['fin-wait-2-passive', 'close-wait-after-own-fin', 'only-clients-close'],
  },
  'close-states': {
    draw: drawClose,
    bent: [
      'fin-wait-2-passive',
      'close-wait-after-own-fin',
      'only-clients-close',
      'passive-closer-waits',
      'no-time-wait',
    ],
    others: ['fin-takes-no-number', 'ack-is-last-received'],
  },
  'time-wait-who': {
    draw: drawWholeClose,
    bent: ['passive-closer-waits', 'no-time-wait', 'one-msl'],
    others: ['fin-wait-2-passive', 'close-wait-after-own-fin', 'only-clients-close', 'fin-takes-no-number'],
  },
  'time-wait-last-ack': {
    draw: drawLostLastAck,
    bent: ['time-wait-not-restarted', 'no-time-wait'],
    others: ['passive-closer-waits', 'fin-wait-2-passive', 'close-wait-after-own-fin'],
  },
  'close-simultaneous': {
    draw: drawSimultaneousClose,
    bent: ['closing-skips-time-wait', 'no-time-wait'],
    others: ['fin-takes-no-number', 'ack-is-last-received', 'only-clients-close', 'one-msl'],
  },
  'udp-closed-port': {
    draw: drawClosedPort,
    bent: ['udp-closed-port-rst'],
    others: ['udp-connects-first', 'udp-retransmits'],
  },
  abort: {
    draw: drawAbort,
    bent: ['rst-is-acknowledged'],
    others: ['pure-ack-takes-a-number', 'ack-is-last-received', 'fin-takes-no-number', 'only-clients-close'],
  },
};
