import { datagramsKeepOrder, oneReceivePerSend, silenceMeansDelivered } from './readings/delivery';
import {
  clientCloses,
  closeWaitComesLate,
  crashHalfCloses,
  crashIsNoticed,
  finWait2IsPassive,
  resetLosesNothing,
  timeWaitStays,
} from './readings/ending';
import {
  answerInTwo,
  checksOfTheWire,
  cookiesAreKept,
  establishedOnSending,
  flagForNumber,
  lastArrives,
  noRoomMeansReset,
  oldSynsAreSpotted,
  oneConnectionPerSyn,
} from './readings/opening';
import type { Trace } from './trace';

/** A wrong way to read a right trace: what happened stands, what it is taken for does not. */
export interface Reading {
  readonly id: ReadingId;
  readonly read: (trace: Trace) => Trace;
  /** For people at a command line. */
  readonly says: string;
  /** The section that says how it is; RFC 9293's where no other RFC is named. */
  readonly section: string;
  /** A named scenario on which it differs from the truth (checked by a test). */
  readonly differsOn: string;
}

const all = {
  'both-established-at-once': [
    establishedOnSending,
    '3.5',
    'open',
    'sending the third segment establishes both sides',
  ],
  'three-makes-both-certain': [
    lastArrives,
    '3.5',
    'lost-third-segment',
    'once the last ACK is sent, both sides know where the other is',
  ],
  'three-checks-send-and-receive': [
    checksOfTheWire,
    '3.5',
    'open',
    'three because each side must test that both can send and receive',
  ],
  'syn-and-ack-apart': [answerInTwo, '3.5', 'open', "the answer's SYN and ACK are two segments by nature"],
  'ack-flag-is-the-number': [flagForNumber, '3.1', 'open', '"ACK=1" is the acknowledgment number'],
  'server-spots-old-syn': [
    oldSynsAreSpotted,
    '3.4.1',
    'old-duplicate-syn',
    'the server sees that a SYN is old',
  ],
  'simultaneous-open-makes-two': [
    oneConnectionPerSyn,
    '3.5',
    'open-simultaneous',
    'two active opens make two connections',
  ],
  'full-queue-resets': [noRoomMeansReset, 'RFC 4987 2', 'backlog-full', 'a full queue answers RST'],
  'cookies-remember': [cookiesAreKept, 'RFC 4987 3.6', 'syn-cookie', 'with SYN cookies the SYN is kept'],
  'fin-wait-2-passive': [
    finWait2IsPassive,
    '3.6',
    'close',
    'the side that received the FIN is in FIN-WAIT-2',
  ],
  'close-wait-after-own-fin': [
    closeWaitComesLate,
    '3.6',
    'close',
    "CLOSE-WAIT comes after sending one's own FIN",
  ],
  'only-clients-close': [clientCloses, '3.6', 'close-by-server', 'it is the client that starts the close'],
  'time-wait-is-a-leak': [timeWaitStays, '3.6.1', 'close', 'TIME-WAIT stays: somebody forgot to clean up'],
  'half-open-is-half-closed': [
    crashHalfCloses,
    '3.5.1',
    'half-open',
    'half-open and half-closed are the same',
  ],
  'crash-is-noticed': [crashIsNoticed, '3.5.1', 'half-open', 'the peer of a crashed host learns it at once'],
  'rst-is-lossless': [resetLosesNothing, '3.10.5', 'abort', 'a reset is a quick FIN'],
  'one-send-one-receive': [oneReceivePerSend, '2.2', 'bulk', 'what one send wrote one receive reads'],
  'udp-keeps-order': [
    datagramsKeepOrder,
    'RFC 768',
    'udp-disorder',
    'datagrams are read in order, and each once',
  ],
  'udp-silence-means-delivered': [
    silenceMeansDelivered,
    'RFC 8085 3.1',
    'udp-request',
    'no error came, so it arrived',
  ],
} as const satisfies Record<string, readonly [(trace: Trace) => Trace, string, string, string]>;

export type ReadingId = keyof typeof all;

/** Every misreading there is, in a stable order. The ids are for ever. */
export const readings: readonly Reading[] = (Object.keys(all) as ReadingId[]).map((id) => {
  const [read, section, differsOn, says] = all[id];
  return { id, read, section, differsOn, says };
});
