import type { WorldEvent } from '../events';
import type { Host } from '../host';
import { type Segment, segmentLength } from '../segment';
import { advance, type Seq } from '../seq';
import { type Draft, disarm, disarmAll, type Tcb } from '../tcb';
import type { SendReason, StateReason, TcpState, ToldRow } from '../trace';

/** Where a step writes what it does. */
export interface Log {
  readonly events: WorldEvent[];
  /** Transmissions so far in the whole run. */
  sent: number;
}

/** One event as one connection sees it. Host and block are this step's own copies, to be filled in place. */
export interface Turn {
  readonly nowMs: number;
  readonly cause: StateReason;
  readonly host: Draft<Host>;
  readonly tcb: Draft<Tcb>;
  readonly log: Log;
  /** The acknowledgment that this event calls for, until something carries it. */
  owed: { readonly how: Urgency; readonly rule: string } | null;
}

/** What an acknowledgment is owed for: for something out of the ordinary, for data, or for a FIN. */
export type Urgency = 'at-once' | 'for-data' | 'for-fin';

type Fields = Pick<Segment, 'seq'> & Partial<Pick<Segment, 'syn' | 'fin' | 'rst' | 'len' | 'ack'>>;

/** Puts a segment on the wire, outside any connection too (resets from CLOSED and LISTEN). */
export function emit(
  log: Log,
  host: Host,
  connection: number,
  segment: Segment,
  because: SendReason,
  rule: string,
) {
  log.sent += 1;
  log.events.push({
    kind: 'sent',
    n: log.sent,
    from: host.name,
    connection,
    packet: toWire(segment, host),
    because,
    rule,
  });
}

/** A segment of this connection. It acknowledges RCV.NXT unless told otherwise (`ack: null`). */
export function send(turn: Turn, fields: Fields, because: SendReason, rule: string): void {
  const { tcb } = turn;
  const ack = fields.ack === undefined ? tcb.rcvNxt : fields.ack;
  if (ack !== null) {
    turn.owed = null;
    disarm(tcb, 'delayed-ack');
  }
  const segment: Segment = {
    sourcePort: tcb.localPort,
    destinationPort: tcb.remotePort,
    syn: fields.syn ?? false,
    fin: fields.fin ?? false,
    rst: fields.rst ?? false,
    seq: fields.seq,
    ack,
    len: fields.len ?? 0,
    window: tcb.rcvWnd,
  };
  emit(turn.log, turn.host, tcb.connection, segment, because, rule);
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> */
export function sendAck(turn: Turn, because: SendReason, rule: string): void {
  const { tcb, host } = turn;
  send(turn, { seq: tcb.sndNxt }, because, rule);
  tcb.sndNxt = advance(tcb.sndNxt, host.rules.pureAckTakes);
}

/** <SEQ=n><CTL=RST>, which carries no ACK where the segment that provoked it did. */
export function sendReset(turn: Turn, seq: Seq, rule: string): void {
  send(turn, { seq, rst: true, ack: null }, 'answer', rule);
}

/** The reset of a connection that the application, or we, have had enough of (3.10.5). */
export function sendActiveReset(turn: Turn, because: SendReason, rule: string): void {
  const { tcb, host } = turn;
  const ack = host.rules.abortSends === 'RST' ? null : tcb.rcvNxt;
  send(turn, { seq: tcb.sndNxt, rst: true, ack }, because, rule);
}

/** Owes an acknowledgment; one that must go at once is never weakened. */
export function owe(turn: Turn, how: Urgency, rule: string): void {
  if (turn.owed?.how !== 'at-once') turn.owed = { how, rule };
}

/** How long a stray acknowledgment goes unanswered after the last one, in ms (Linux: tcp_invalid_ratelimit). */
const STRAY_INTERVAL_MS = 500;

/**
 * Owes an acknowledgment for a segment outside the window. One that takes no number is answered now and
 * then only (RFC 5961 7), or two hosts out of step would acknowledge each other for ever.
 */
export function oweForStray(turn: Turn, segment: Segment, rule: string): void {
  const { tcb, host, nowMs } = turn;
  if (segmentLength(segment, host.rules) === 0) {
    const { strayAnsweredMs } = tcb;
    if (strayAnsweredMs !== null && nowMs - strayAnsweredMs < STRAY_INTERVAL_MS) return;
    tcb.strayAnsweredMs = nowMs;
  }
  owe(turn, 'at-once', rule);
}

export function enter(turn: Turn, to: TcpState, rule: string): void {
  const { tcb, host, log } = turn;
  log.events.push({
    kind: 'state',
    host: host.name,
    connection: tcb.connection,
    from: tcb.state,
    to,
    because: turn.cause,
    rule,
  });
  tcb.state = to;
  if (to === 'CLOSED' || to === 'LISTEN') disarmAll(tcb);
}

export function tell(turn: Turn, signal: ToldRow['signal'], bytes = 0): void {
  const { host, tcb, log } = turn;
  if (tcb.attached)
    log.events.push({ kind: 'told', host: host.name, connection: tcb.connection, signal, bytes });
}

/** Inside, `ack` is always the next number expected; only what stands on the wire follows the rule. */
function toWire(segment: Segment, { rules }: Host): Segment {
  if (rules.ackNames === 'next-expected' || segment.ack === null) return segment;
  return { ...segment, ack: advance(segment.ack, -1) };
}

export function fromWire(segment: Segment, { rules }: Host): Segment {
  if (rules.ackNames === 'next-expected' || segment.ack === null) return segment;
  return { ...segment, ack: advance(segment.ack, 1) };
}
