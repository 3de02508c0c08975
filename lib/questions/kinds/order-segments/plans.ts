import type { ConceptId } from '../../concepts';
import { drawClose, drawFour, drawHalfClose, drawSimultaneousClose, drawThree } from '../../draw/closing';
import { drawDatagrams } from '../../draw/datagrams';
import { drawOpenLoss } from '../../draw/loss';
import { drawLostThird, drawOpen, drawSimultaneousOpen } from '../../draw/opening';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';

export interface Plan {
  readonly draw: (random: Random) => Draw;
  /** Who would send something else, or leave something out; the likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
}

export const plans: Partial<Record<ConceptId, Plan>> = {
  'open-numbers': {
    draw: (random) => (random.chance(70) ? drawOpen(random) : drawLostThird(random)),
    beliefs: ['syn-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number', 'same-isn-both-ways'],
  },
  'why-not-four': {
    draw: (random) => (random.chance(60) ? drawOpen(random) : drawOpenLoss(random, ['SYN'])),
    beliefs: ['syn-and-ack-apart', 'two-way-handshake'],
  },
  'open-loss': {
    draw: (random) => (random.chance(40) ? drawLostThird(random) : drawOpenLoss(random)),
    beliefs: ['retransmission-takes-new-number', 'third-ack-retransmitted', 'data-after-lost-ack-reset'],
  },
  'open-simultaneous': {
    draw: drawSimultaneousOpen,
    beliefs: ['one-side-must-listen', 'syn-and-ack-apart', 'syn-takes-no-number'],
  },
  'close-numbers': {
    draw: drawClose,
    beliefs: ['fin-takes-no-number', 'ack-is-last-received', 'pure-ack-takes-a-number'],
  },
  'why-four': {
    draw: (random) => drawFour(random, true),
    beliefs: ['ack-and-fin-together', 'fin-closes-both', 'fin-takes-no-number'],
  },
  'when-three': {
    draw: (random) => drawThree(random, true),
    beliefs: ['always-four', 'fin-closes-both', 'fin-takes-no-number'],
  },
  'half-close': {
    draw: drawHalfClose,
    beliefs: ['fin-closes-both', 'ack-and-fin-together', 'fin-takes-no-number'],
  },
  'close-simultaneous': {
    draw: drawSimultaneousClose,
    beliefs: ['fin-takes-no-number', 'ack-is-last-received', 'fin-closes-both'],
  },
  'udp-no-handshake': { draw: drawDatagrams, beliefs: ['udp-connects-first', 'udp-retransmits'] },
};
