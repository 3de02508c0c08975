import { type Seq, seq } from './seq';
import { type TimerName, timerNames } from './settings';
import type { TcpState } from './trace';

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A timer that is armed. */
export interface Timer {
  readonly name: TimerName;
  readonly dueMs: number;
}

/** How far our own CLOSE has come. */
export type Ending =
  | { readonly kind: 'none' }
  | { readonly kind: 'queued'; readonly by: 'shutdown' | 'close' }
  | { readonly kind: 'sent'; readonly by: 'shutdown' | 'close'; readonly finSeq: Seq };

/** What is known of the peer's FIN: `seen` while data before it is missing. */
export type PeerFin =
  | { readonly kind: 'none' }
  | { readonly kind: 'seen' | 'received'; readonly finSeq: Seq };

/** Something sent that takes sequence numbers and is not acknowledged yet. */
export interface Outstanding {
  readonly seq: Seq;
  readonly len: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** When it was sent first. */
  readonly sentMs: number;
  /** Whether it was sent more than once: then its acknowledgment measures nothing (RFC 6298 3). */
  readonly again: boolean;
}

/** Data that arrived ahead of its turn. */
export interface Range {
  readonly seq: Seq;
  readonly len: number;
}

/** The transmission control block, with the RFC's variables (9293 3.3.1). Windows and lengths in bytes. */
export interface Tcb {
  /** Counted from 1 in the order in which the host made them. */
  readonly connection: number;
  readonly state: TcpState;
  /** A passive open that fails returns to LISTEN. */
  readonly opened: 'active' | 'passive';
  readonly localPort: number;
  readonly remotePort: number;

  readonly iss: Seq;
  readonly sndUna: Seq;
  readonly sndNxt: Seq;
  readonly sndWnd: number;
  /** The largest window that the peer ever offered (RFC 5961: MAX.SND.WND). */
  readonly maxSndWnd: number;
  readonly sndWl1: Seq;
  readonly sndWl2: Seq;
  readonly irs: Seq;
  readonly rcvNxt: Seq;
  readonly rcvWnd: number;

  /** Bytes that SEND accepted and no segment carries yet. */
  readonly queuedBytes: number;
  readonly outstanding: readonly Outstanding[];
  /** Retransmissions of the first outstanding entry so far. */
  readonly retries: number;
  /** How many of these were answered, if only by a window that is still closed: the peer is there. */
  readonly answeredRetries: number;
  /** The smoothed round-trip time in ms (RFC 6298: SRTT); null before the first measurement. */
  readonly srttMs: number | null;
  /** When an acknowledgment last answered a bare one that lay outside the window, in ms. */
  readonly strayAnsweredMs: number | null;
  /** Keep-alive probes that nothing answered so far. */
  readonly probes: number;
  readonly outOfOrder: readonly Range[];
  readonly ending: Ending;
  readonly peerFin: PeerFin;
  /** False after the sockets call `close`: nobody is left to read. */
  readonly attached: boolean;
  readonly reading: boolean;
  readonly unreadBytes: number;
  /** The connection in TIME-WAIT whose place this one took, in case its SYN proves old (3.6.1 MAY-2). */
  readonly tookOver: Tcb | null;
  /** Those that are armed, in the order of `timerNames`. There is hardly ever more than one. */
  readonly timers: readonly Timer[];
}

const NOTHING: { readonly kind: 'none' } = { kind: 'none' };

/** A block as OPEN makes it, before anything was sent or received. */
export function newTcb(
  it: Pick<Tcb, 'connection' | 'state' | 'opened' | 'localPort' | 'remotePort' | 'iss' | 'rcvWnd'>,
): Tcb {
  return {
    connection: it.connection,
    state: it.state,
    opened: it.opened,
    localPort: it.localPort,
    remotePort: it.remotePort,
    iss: it.iss,
    sndUna: it.iss,
    sndNxt: it.iss,
    sndWnd: 0,
    maxSndWnd: 0,
    sndWl1: seq(0),
    sndWl2: seq(0),
    irs: seq(0),
    rcvNxt: seq(0),
    rcvWnd: it.rcvWnd,
    queuedBytes: 0,
    outstanding: [],
    retries: 0,
    answeredRetries: 0,
    srttMs: null,
    strayAnsweredMs: null,
    probes: 0,
    outOfOrder: [],
    ending: NOTHING,
    peerFin: NOTHING,
    attached: true,
    reading: true,
    unreadBytes: 0,
    tookOver: null,
    timers: [],
  };
}

/** A copy for one step to fill. Spelled out, because `{ ...tcb }` takes several times as long in V8. */
export function draftOf(tcb: Tcb): Draft<Tcb> {
  return {
    connection: tcb.connection,
    state: tcb.state,
    opened: tcb.opened,
    localPort: tcb.localPort,
    remotePort: tcb.remotePort,
    iss: tcb.iss,
    sndUna: tcb.sndUna,
    sndNxt: tcb.sndNxt,
    sndWnd: tcb.sndWnd,
    maxSndWnd: tcb.maxSndWnd,
    sndWl1: tcb.sndWl1,
    sndWl2: tcb.sndWl2,
    irs: tcb.irs,
    rcvNxt: tcb.rcvNxt,
    rcvWnd: tcb.rcvWnd,
    queuedBytes: tcb.queuedBytes,
    outstanding: tcb.outstanding,
    retries: tcb.retries,
    answeredRetries: tcb.answeredRetries,
    srttMs: tcb.srttMs,
    strayAnsweredMs: tcb.strayAnsweredMs,
    probes: tcb.probes,
    outOfOrder: tcb.outOfOrder,
    ending: tcb.ending,
    peerFin: tcb.peerFin,
    attached: tcb.attached,
    reading: tcb.reading,
    unreadBytes: tcb.unreadBytes,
    tookOver: tcb.tookOver,
    timers: tcb.timers,
  };
}

export const isArmed = ({ timers }: Tcb, name: TimerName): boolean => timers.some((t) => t.name === name);

export function arm(tcb: Draft<Tcb>, name: TimerName, dueMs: number): void {
  const others = tcb.timers.filter((t) => t.name !== name);
  tcb.timers = [...others, { name, dueMs }].sort(inOrder);
}

export function disarm(tcb: Draft<Tcb>, name: TimerName): void {
  if (isArmed(tcb, name)) tcb.timers = tcb.timers.filter((t) => t.name !== name);
}

/** Those due at the same time expire in the order of their names' list. */
const inOrder = (a: Timer, b: Timer) => timerNames.indexOf(a.name) - timerNames.indexOf(b.name);

/** Takes a window that the peer offers. */
export function offerWindow(tcb: Draft<Tcb>, window: number): void {
  tcb.sndWnd = window;
  if (window > tcb.maxSndWnd) tcb.maxSndWnd = window;
}

export function disarmAll(tcb: Draft<Tcb>): void {
  tcb.timers = [];
}
