/**
 * What happened in a run: the segments sent, the state changes, what the applications were told.
 * Times are milliseconds since the start of the run; `seq` and `ack` are absolute, modulo 2^32.
 */
export type HostName = 'client' | 'server';

/** The control bits that connection management uses, in the order a segment's name lists them. */
export type Flag = 'SYN' | 'FIN' | 'RST' | 'PSH' | 'ACK';

/** RFC 9293 3.3.2, spelled and ordered as there. */
export const tcpStates = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;

export type TcpState = (typeof tcpStates)[number];

/** Why a segment was sent. */
export type SendReason =
  | 'connect'
  | 'answer'
  | 'retransmission'
  | 'send'
  | 'shutdown'
  | 'close'
  | 'abort'
  | 'timer'
  | 'injected';

/** What every transmission has, whatever its protocol. A retransmission is a row of its own. */
interface Transmission {
  /** Counts from 1 in the order of sending. */
  readonly n: number;
  readonly at: number;
  readonly from: HostName;
  /** The sender's connection, counted from 1 in the order that host made them; 0 where it has none. */
  readonly connection: number;
  /** Empty except in TCP. */
  readonly flags: readonly Flag[];
  readonly seq: number | null;
  readonly ack: number | null;
  /** Bytes of data. */
  readonly len: number;
  /** Arrival times: empty when lost, two entries when duplicated. */
  readonly arrives: readonly number[];
  readonly because: SendReason;
  /** The rule that sent it, with its section: `rfc9293 3.10.1`. */
  readonly rule: string;
}

/** A TCP segment. `ack` is `null` without the ACK flag. */
export interface SegmentRow extends Transmission {
  readonly protocol: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  readonly window: number;
}

export interface DatagramRow extends Transmission {
  readonly protocol: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: null;
  readonly ack: null;
}

/** The answer to a datagram for a port that nobody has. */
export interface UnreachableRow extends Transmission {
  readonly protocol: 'icmp';
  readonly icmp: 'port-unreachable';
  /** The number of the datagram that it brings back. */
  readonly quotes: number;
  readonly seq: null;
  readonly ack: null;
}

export type WireRow = SegmentRow | DatagramRow | UnreachableRow;

/** Why a connection changed its state: a call, an arriving segment, or a timer that expired. */
export type StateReason = string | { readonly segment: number } | { readonly timer: string };

export interface StateRow {
  readonly at: number;
  readonly host: HostName;
  readonly connection: number;
  readonly from: TcpState;
  readonly to: TcpState;
  readonly because: StateReason;
  readonly rule: string;
}

/** What an application was told. `bytes` is 0 except for `data`. */
export interface ToldRow {
  readonly at: number;
  readonly host: HostName;
  readonly connection: number;
  readonly signal: 'established' | 'fin' | 'reset' | 'refused' | 'timeout' | 'data';
  readonly bytes: number;
}

export interface Trace {
  readonly scenario: string;
  readonly profile: string;
  readonly segments: readonly WireRow[];
  readonly states: readonly StateRow[];
  readonly told: readonly ToldRow[];
  /** Bytes that each host's application received. */
  readonly delivered: Readonly<Record<HostName, number>>;
  readonly end: { readonly at: number; readonly client: TcpState; readonly server: TcpState };
  /** The bound that ended the run early, where one did. */
  readonly cut?: string;
}
