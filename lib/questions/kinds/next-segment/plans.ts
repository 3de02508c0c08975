import type { SegmentRow } from '../../../protocol';
import type { ConceptId } from '../../concepts';
import { drawClose, drawFour, drawHalfClose, drawThree } from '../../draw/closing';
import { drawOpenLoss } from '../../draw/loss';
import { drawLostThird, drawOpen } from '../../draw/opening';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import type { Shown } from '../../shown';

export interface Plan {
  readonly draw: (random: Random) => Draw;
  /** Which segments may be asked for, of those that something before them provoked. */
  readonly asks: (segment: SegmentRow, shown: Shown) => boolean;
  /** The first ones are what the concept is about; the others fill up the options. */
  readonly beliefs: readonly MisconceptionId[];
  /**
   * Whether the options also say which states hold as the segment leaves. `open-states` is asked this
   * way: the states alone give too few pairs that anybody believes in, and a list of states nobody
   * believes in would be no question. With the segment that goes out in them, each wrong option is
   * one belief's whole account of the moment.
   */
  readonly withStates: boolean;
}

export const plans: Partial<Record<ConceptId, Plan>> = {
  'open-numbers': {
    draw: (random) => (random.chance(80) ? drawOpen(random) : drawLostThird(random)),
    asks: (segment) => segment.n > 1,
    beliefs: [
      'syn-takes-no-number',
      'ack-is-last-received',
      'two-way-handshake',
      'pure-ack-takes-a-number',
      'same-isn-both-ways',
      'constant-isn',
    ],
    withStates: false,
  },
  'open-states': {
    draw: (random) => (random.chance(40) ? drawLostThird(random) : drawOpen(random)),
    asks: changesStates,
    beliefs: [
      'both-established-at-once',
      'two-way-handshake',
      'data-after-lost-ack-reset',
      'syn-takes-no-number',
      'ack-is-last-received',
      'same-isn-both-ways',
    ],
    withStates: true,
  },
  'close-numbers': {
    draw: drawClose,
    asks: (segment, { segments }) => segment.n > (segments.find((s) => s.flags.includes('FIN'))?.n ?? 0),
    beliefs: [
      'fin-takes-no-number',
      'ack-is-last-received',
      'ack-and-fin-together',
      'always-four',
      'fin-closes-both',
      'pure-ack-takes-a-number',
    ],
    withStates: false,
  },
  isn: {
    draw: drawAnswered,
    asks: isAnswerToSyn,
    beliefs: ['same-isn-both-ways', 'constant-isn', 'syn-takes-no-number', 'ack-is-last-received'],
    withStates: false,
  },
  'why-not-four': {
    draw: drawAnswered,
    asks: isAnswerToSyn,
    beliefs: [
      'syn-and-ack-apart',
      'syn-takes-no-number',
      'same-isn-both-ways',
      'constant-isn',
      'ack-is-last-received',
    ],
    withStates: false,
  },
  'why-four': {
    draw: (random) => drawFour(random, true),
    asks: answersFin,
    beliefs: ['ack-and-fin-together', 'fin-closes-both', 'fin-takes-no-number', 'ack-is-last-received'],
    withStates: false,
  },
  'when-three': {
    draw: (random) => drawThree(random, true),
    asks: answersFin,
    beliefs: ['always-four', 'fin-takes-no-number', 'ack-is-last-received'],
    withStates: false,
  },
  'half-close': {
    draw: drawHalfClose,
    asks: (segment, { segments }) => segment.len > 0 && segments.some((s) => s.n < segment.n && isFin(s)),
    beliefs: [
      'fin-closes-both',
      'ack-and-fin-together',
      'fin-takes-no-number',
      'pure-ack-takes-a-number',
      'ack-is-last-received',
    ],
    withStates: false,
  },
};

/** A SYN that gets its answer, perhaps after some were lost. */
function drawAnswered(random: Random): Draw {
  return random.chance(60) ? drawOpen(random) : drawOpenLoss(random, ['SYN', 'SYN', 'ACK']);
}

function isFin({ flags }: SegmentRow): boolean {
  return flags.includes('FIN');
}

function isAnswerToSyn({ flags }: SegmentRow): boolean {
  return flags.join() === 'SYN,ACK';
}

/** What its receiver sends first after the first FIN. */
function answersFin(segment: SegmentRow, { segments }: Shown): boolean {
  const fin = segments.find(isFin);
  const answer = segments.find((s) => s.n > (fin?.n ?? 0) && s.from !== fin?.from);
  return segment.n === answer?.n;
}

/** The third segment and, where that was lost, the answer to the data that did its work; else the second too. */
function changesStates(segment: SegmentRow, { segments }: Shown): boolean {
  if (segment.because !== 'answer' || segment.len > 0) return false;
  const third = segments.find((s) => s.flags.join() === 'ACK');
  const lost = third?.arrives.length === 0;
  const data = segments.find((s) => s.len > 0);
  return (
    segment.n === third?.n || (lost ? segment.n === (data?.n ?? 0) + 1 : segment.flags.join() === 'SYN,ACK')
  );
}
