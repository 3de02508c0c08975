import type { Rules } from './rules';
import type { Settings } from './settings';

export interface Profile {
  readonly rules: Rules;
  readonly settings: Settings;
}

const rfc9293: Profile = {
  rules: {
    synTakes: 1,
    finTakes: 1,
    pureAckTakes: 0,
    ackNames: 'next-expected',
    isn: 'fresh',
    answerIsn: 'own',
    handshake: 'three-way',
    closed: 'resets',
    unexpectedSynAck: 'reset',
    crossedSyn: 'one-connection',
    repeatedSynNumber: 'same',
    thirdSegment: 'may-carry-data',
    lostThirdSegment: 'never-repeated',
    dataInSynReceived: 'establishes',
    acceptedReset: 'nothing',
    ackOfFin: 'when-received',
    finWithOwedAck: 'together',
    finCloses: 'one-direction',
    closeWait: 'until-close',
    timeWait: 'active-closer',
    closingWaits: true,
    timeWaitMsls: 2,
    repeatedFin: 'restarts-wait',
    backoff: 'doubles',
    rto: 'fixed',
    synBackoff: 'doubles',
    windowProbe: 'octet',
    ackTiming: 'as-set',
    leftEdge: 'outside',
    withoutAck: 'in-turn',
    oldAck: 'ignored',
    badAckInSynSent: 'nothing',
    closeInSynReceived: 'fin-at-once',
    textWithSyn: 'kept',
    crossedSynAck: 'nothing',
    textAfterFin: 'ignored',
    resetAtFin: 'refused',
    synReceived: 'connection',
    waiting: 'connection',
    oldSynInTimeWait: 'back-to-time-wait',
    unansweredKeepalive: 'silently',
    udpStart: 'data',
    udpClosedPort: 'icmp',
    udpLoss: 'final',
    abortSends: 'RST',
  },
  settings: {
    rto: 1000,
    msl: 120_000,
    synRetries: 6,
    synAckRetries: 5,
    dataRetries: 15,
    orphanRetries: 8,
    delayedAck: 0,
    mss: 1460,
    window: 64_240,
    finWait2Timeout: null,
    keepalive: null,
    rfc1337: false,
    synCookies: false,
  },
};

/** A kernel of 2025 at 250 Hz, as its segments show it. */
const linux: Profile = {
  rules: {
    ...rfc9293.rules,
    rto: 'measured',
    synBackoff: 'linear-first',
    windowProbe: 'empty',
    ackTiming: 'quick',
    leftEdge: 'inside',
    withoutAck: 'at-once',
    oldAck: 'challenged',
    badAckInSynSent: 'hastens-syn',
    closeInSynReceived: 'fin-when-established',
    textWithSyn: 'dropped',
    crossedSynAck: 'ack',
    textAfterFin: 'reset',
    resetAtFin: 'accepted',
    synReceived: 'request',
    waiting: 'rest',
    oldSynInTimeWait: 'closed',
    unansweredKeepalive: 'with-reset',
    abortSends: 'RST,ACK',
  },
  settings: { ...rfc9293.settings, msl: 30_000, delayedAck: 40, finWait2Timeout: 60_000 },
};

/** `rfc9293`: the letter of the RFC. `linux`: what a kernel does where the two differ. */
export const profiles = { rfc9293, linux } as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;
