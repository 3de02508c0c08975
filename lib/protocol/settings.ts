/** Times in ms, sizes in bytes. `null` switches a timer off. */
export interface Settings {
  /** The first retransmission interval. */
  readonly rto: number;
  readonly msl: number;
  /** Retransmissions before giving up: of a SYN, a SYN,ACK, anything else, and once nobody holds the socket. */
  readonly synRetries: number;
  readonly synAckRetries: number;
  readonly dataRetries: number;
  readonly orphanRetries: number;
  readonly delayedAck: number;
  readonly mss: number;
  readonly window: number;
  readonly finWait2Timeout: number | null;
  readonly rfc1337: boolean;
}

/** A connection's timers, in the order in which those due at the same time expire. */
export const timerNames = ['retransmission', '2msl', 'delayed-ack', 'fin-wait-2'] as const;

export type TimerName = (typeof timerNames)[number];
