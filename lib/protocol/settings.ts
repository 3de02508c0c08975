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
  readonly keepalive: Keepalive | null;
  readonly rfc1337: boolean;
  /** Whether a full SYN queue is answered with cookies instead of silence. */
  readonly synCookies: boolean;
}

/**
 * Probes of a connection on which nothing was heard for `idle` ms: one every `interval` ms, `probes` at
 * most. Either side may ask for them (3.8.4); here it is the one that opened actively.
 */
export interface Keepalive {
  readonly idle: number;
  readonly interval: number;
  readonly probes: number;
}

/** A connection's timers, in the order in which those due at the same time expire. */
export const timerNames = ['retransmission', '2msl', 'delayed-ack', 'fin-wait-2', 'keepalive'] as const;

export type TimerName = (typeof timerNames)[number];
