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
  /** What answers a SYN,ACK that fits no open of ours. */
  readonly unexpectedSynAck: 'reset' | 'ignore';
  /** What becomes of data that arrives before the ACK of our SYN,ACK did. */
  readonly dataInSynReceived: 'establishes' | 'reset';
  /** When a FIN is acknowledged. */
  readonly ackOfFin: 'when-received' | 'with-own-fin';
  /** Whether an ACK that is owed may ride on our FIN. */
  readonly finWithOwedAck: 'together' | 'apart';
  /** What a FIN closes. */
  readonly finCloses: 'one-direction' | 'both';
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
  /** What answers the same SYN when it comes again in SYN-RECEIVED. */
  readonly repeatedSyn: 'ack' | 'syn-ack';
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
  unexpectedSynAck: '3.5',
  dataInSynReceived: '3.10.7.4',
  ackOfFin: '3.10.7.4',
  finWithOwedAck: '3.6',
  finCloses: '3.6',
  timeWait: '3.6.1',
  closingWaits: '3.6',
  timeWaitMsls: '3.4.2',
  repeatedFin: '3.10.7.4',
  backoff: 'RFC 6298 5.5',
  repeatedSyn: '3.10.7.4',
  abortSends: '3.10.5',
};
