import type { ConceptId } from '../../concepts';
import { drawCloseWait, drawHalfOpen } from '../../draw/abandoned';
import {
  drawClose,
  drawFour,
  drawHalfClose,
  drawSimultaneousClose,
  drawThree,
  drawWholeClose,
} from '../../draw/closing';
import { drawCloseLoss, drawOpenLoss } from '../../draw/loss';
import { drawLostThird, drawOpen } from '../../draw/opening';
import { drawBacklog } from '../../draw/strangers';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';

export interface Plan {
  readonly draw: (random: Random) => Draw;
  /** The beliefs that a state can betray here, the likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
  /** Its rule is about a loss: one moment at least is when that has happened. */
  readonly isLate?: true;
}

const passive: readonly MisconceptionId[] = ['fin-wait-2-passive', 'close-wait-after-own-fin'];

export const plans: Partial<Record<ConceptId, Plan>> = {
  'open-states': {
    draw: (random) => (random.chance(40) ? drawLostThird(random) : drawOpen(random)),
    beliefs: ['both-established-at-once'],
  },
  'open-loss': {
    draw: (random) => drawOpenLoss(random, ['ACK', 'ACK', 'SYN']),
    beliefs: ['both-established-at-once'],
  },
  'half-open': { draw: drawHalfOpen, beliefs: ['crash-is-noticed', 'half-open-is-half-closed'] },
  backlog: { draw: drawBacklog, beliefs: ['cookies-remember', 'both-established-at-once'] },
  'close-states': {
    draw: drawClose,
    beliefs: [...passive, 'only-clients-close', 'passive-closer-waits', 'no-time-wait'],
  },
  'why-four': {
    draw: (random) => drawFour(random, true),
    beliefs: [...passive, 'no-time-wait', 'passive-closer-waits', 'only-clients-close'],
  },
  'when-three': {
    draw: (random) => drawThree(random, true),
    beliefs: [...passive, 'only-clients-close', 'passive-closer-waits', 'no-time-wait'],
  },
  'half-close': {
    draw: drawHalfClose,
    beliefs: [...passive, 'only-clients-close', 'passive-closer-waits', 'no-time-wait'],
  },
  'time-wait-who': {
    draw: drawWholeClose,
    beliefs: ['passive-closer-waits', 'no-time-wait', 'time-wait-is-a-leak', 'only-clients-close'],
  },
  'close-simultaneous': {
    draw: drawSimultaneousClose,
    beliefs: ['closing-skips-time-wait', 'no-time-wait', 'time-wait-is-a-leak'],
  },
  'close-loss': {
    draw: drawCloseLoss,
    beliefs: [...passive, 'passive-closer-waits', 'no-time-wait', 'only-clients-close'],
    isLate: true,
  },
  'close-wait-leak': {
    draw: drawCloseWait,
    beliefs: ['close-wait-times-out', ...passive, 'only-clients-close'],
  },
};
