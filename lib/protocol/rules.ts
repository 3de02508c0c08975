/**
 * The points at which the protocol could have been made otherwise. A misconception is a wrong value of
 * one of them (mutants.ts); a profile is a full set of right ones (profiles.ts).
 */
export interface Rules {
  /** Sequence numbers that a SYN takes. */
  readonly synTakes: 0 | 1;
  /** Sequence numbers that a FIN takes. */
  readonly finTakes: 0 | 1;
  /** Sequence numbers that a segment with nothing but an ACK takes. */
  readonly pureAckTakes: 0 | 1;
  /** What the acknowledgment field names. */
  readonly ackNames: 'next-expected' | 'last-received';
  /** Where a new connection's first number comes from. */
  readonly isn: 'fresh' | 'zero';
  /** Whose number the answer to a SYN carries. */
  readonly answerIsn: 'own' | 'echoed';
  /** Whether the opening side's number must be confirmed before the answering side is connected. */
  readonly handshake: 'three-way' | 'two-way';
  /** What a segment gets for which there is no connection. */
  readonly closed: 'resets' | 'silent';
  /** What answers a SYN,ACK that fits no open of ours. */
  readonly unexpectedSynAck: 'reset' | 'ignore';
  /** What a SYN does to a side whose own SYN is on its way. */
  readonly crossedSyn: 'one-connection' | 'refused';
  /** The number of a SYN that is sent again. */
  readonly repeatedSynNumber: 'same' | 'new';
  /** Whether the third segment may carry data that waits to be sent. */
  readonly thirdSegment: 'may-carry-data' | 'empty';
  /** Whether the third segment is sent again while nothing comes back. */
  readonly lostThirdSegment: 'never-repeated' | 'repeated';
  /** What becomes of data that arrives before the ACK of our SYN,ACK did. */
  readonly dataInSynReceived: 'establishes' | 'reset';
  /** What an accepted reset gets. */
  readonly acceptedReset: 'nothing' | 'ack';
  /** When a FIN is acknowledged. */
  readonly ackOfFin: 'when-received' | 'with-own-fin';
  /** Whether an ACK that is owed may ride on our FIN. */
  readonly finWithOwedAck: 'together' | 'apart';
  /** What a FIN closes. */
  readonly finCloses: 'one-direction' | 'both';
  /** How long CLOSE-WAIT lasts. */
  readonly closeWait: 'until-close' | 'two-msl';
  /** Who waits at the end. */
  readonly timeWait: 'active-closer' | 'passive-closer' | 'nobody';
  /** Whether both sides wait after a simultaneous close. */
  readonly closingWaits: boolean;
  /** How long TIME-WAIT lasts, in maximum segment lifetimes. */
  readonly timeWaitMsls: 1 | 2;
  /** Whether a repeated FIN starts the wait anew. */
  readonly repeatedFin: 'restarts-wait' | 'ignored';
  /** How the retransmission interval grows. */
  readonly backoff: 'doubles' | 'constant';
  /** How long one may wait for an acknowledgment: as set, or as round trips were measured. */
  readonly rto: 'fixed' | 'measured';
  /** Whether the first few repetitions of a SYN come at equal intervals. */
  readonly synBackoff: 'doubles' | 'linear-first';
  /** What asks whether a closed window has opened: one octet of new data, or a number that was acknowledged. */
  readonly windowProbe: 'octet' | 'empty';
  /** Which acknowledgments are put off: as `delayedAck` says, or in quick-ACK mode only that of a FIN. */
  readonly ackTiming: 'as-set' | 'quick';
  /** Whether a segment that ends where the window begins passes the sequence check. */
  readonly leftEdge: 'outside' | 'inside';
  /** When a segment without ACK, RST and SYN is dropped: when its turn for the ACK check comes, or at once. */
  readonly withoutAck: 'in-turn' | 'at-once';
  /** What an acknowledgment of long ago gets. */
  readonly oldAck: 'ignored' | 'challenged';
  /** What an ACK of something unsent does in SYN-SENT, besides drawing a reset. */
  readonly badAckInSynSent: 'nothing' | 'hastens-syn';
  /** What CLOSE does in SYN-RECEIVED where nothing waits to be sent. */
  readonly closeInSynReceived: 'fin-at-once' | 'fin-when-established';
  /** What becomes of data and a FIN that come with a SYN. */
  readonly textWithSyn: 'kept' | 'dropped';
  /** What the SYN,ACK that ends a simultaneous open gets. */
  readonly crossedSynAck: 'nothing' | 'ack';
  /** What becomes of new data after the peer's FIN. */
  readonly textAfterFin: 'ignored' | 'reset';
  /** Whether a reset may also carry the number of the FIN, which its sender may think unacknowledged. */
  readonly resetAtFin: 'refused' | 'accepted';
  /** What stands for a passive open in SYN-RECEIVED: a connection, or a request with checks of its own. */
  readonly synReceived: 'connection' | 'request';
  /** What stands for a connection that only waits (TIME-WAIT, an orphan in FIN-WAIT-2): itself, or its rest. */
  readonly waiting: 'connection' | 'rest';
  /** Where a SYN leads back to that took over a TIME-WAIT and proves old. */
  readonly oldSynInTimeWait: 'back-to-time-wait' | 'closed';
  /** How a connection ends whose keep-alive probes found nobody. */
  readonly unansweredKeepalive: 'silently' | 'with-reset';
  /** What UDP sends first. */
  readonly udpStart: 'data' | 'greeting';
  /** What a datagram for a closed port gets. */
  readonly udpClosedPort: 'icmp' | 'reset';
  /** What becomes of a datagram that was lost. */
  readonly udpLoss: 'final' | 'repeated';
  /** The flags of a reset that the application asked for. */
  readonly abortSends: 'RST' | 'RST,ACK';
}

/** The section that states each rule; 9293 where no other RFC is named. */
export const sections: Readonly<Record<keyof Rules, string>> = {
  synTakes: '3.4',
  finTakes: '3.4',
  pureAckTakes: '3.4',
  ackNames: '3.4',
  isn: '3.4.1',
  answerIsn: '3.4.1',
  handshake: '3.5',
  closed: '3.10.7.1',
  unexpectedSynAck: '3.5',
  crossedSyn: '3.5',
  repeatedSynNumber: '3.8.1',
  thirdSegment: '3.10.7.3',
  lostThirdSegment: '3.8.1',
  dataInSynReceived: '3.10.7.4',
  acceptedReset: '3.10.7.4',
  ackOfFin: '3.10.7.4',
  finWithOwedAck: '3.3.2',
  finCloses: '3.6',
  closeWait: '3.6',
  timeWait: '3.6.1',
  closingWaits: '3.6',
  timeWaitMsls: '3.6.1',
  repeatedFin: '3.10.7.4',
  backoff: 'RFC 6298 5.5',
  rto: '3.8.1',
  synBackoff: '3.8.1',
  windowProbe: '3.8.6.1',
  ackTiming: '3.8.6.3',
  leftEdge: '3.10.7.4',
  withoutAck: '3.10.7.4',
  oldAck: 'RFC 5961 5.2',
  badAckInSynSent: '3.10.7.3',
  closeInSynReceived: '3.10.4',
  textWithSyn: '3.10.7.2',
  crossedSynAck: '3.5',
  textAfterFin: '3.10.7.4',
  resetAtFin: 'RFC 5961 3.2',
  synReceived: '3.10.7.4',
  waiting: '3.10.7.4',
  oldSynInTimeWait: '3.6.1',
  unansweredKeepalive: '3.8.4',
  udpStart: 'RFC 768',
  udpClosedPort: 'RFC 1122 4.1.3.1',
  udpLoss: 'RFC 768',
  abortSends: '3.10.5',
};
