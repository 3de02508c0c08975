import type { HostName, SegmentRow, StateRow, TcpState, Trace } from '../protocol';
import type { WireRow } from '../protocol/trace';
import { type LadderState, type LadderView, ladderView } from './ladder-view';

/** The part of a run from a moment on, what was sent counted from 1 again. */
export interface Shown {
  readonly trace: Trace;
  /** All that was sent, whatever its protocol. */
  readonly rows: readonly WireRow[];
  /** The segments among them. */
  readonly segments: readonly SegmentRow[];
  readonly from: number;
}

export function shownFrom(whole: Trace, from: number): Shown {
  const trace = withoutStrangers(whole);
  const rows = trace.segments.filter((s) => s.at >= from).map((s, i) => ({ ...s, n: i + 1 }));
  return { trace, rows, segments: rows.filter((s) => s.protocol === 'tcp'), from };
}

/** The run between the two alone: what others have sent to the server, from ports of their own, is left out. */
function withoutStrangers(trace: Trace): Trace {
  const own = new Set(trace.segments.flatMap((s) => (isOwn(s) ? [s.sourcePort, s.destinationPort] : [])));
  const strangers = trace.segments.filter(
    (s) => s.protocol === 'tcp' && own.size > 0 && (!own.has(s.sourcePort) || !own.has(s.destinationPort)),
  );
  if (strangers.length === 0) return trace;
  const theirs = new Set(
    strangers.filter((s) => s.connection > 0).map(({ from, connection }) => `${from} ${connection}`),
  );
  return {
    ...trace,
    segments: trace.segments.filter((s) => !strangers.includes(s)),
    // The listener's own row counts as the first connection's, whoever that is with.
    states: trace.states.filter(
      ({ host, connection, because }) => because === 'listen' || !theirs.has(`${host} ${connection}`),
    ),
  };
}

const isOwn = (s: WireRow): s is SegmentRow =>
  s.protocol === 'tcp' && s.from === 'client' && s.connection > 0;

/** The state a host is in once everything of this moment has happened. */
export function stateAt(trace: Trace, host: HostName, at: number): TcpState {
  return trace.states.filter((row) => row.host === host && row.at <= at).at(-1)?.to ?? 'CLOSED';
}

/** The shown part with nothing hidden. It opens with the states that both sides bring along. */
export function wholeLadder(shown: Shown): LadderView {
  return ladderView({ ...shown.trace, segments: shown.rows, states: statesFrom(shown) });
}

export function statesFrom({ trace, from }: Shown): StateRow[] {
  const later = trace.states.filter((row) => row.at >= from);
  if (from === 0) return later;
  const brought = (['client', 'server'] as const).map((host): StateRow => {
    const to = stateAt(trace, host, from);
    return { at: from, host, connection: 1, from: to, to, because: 'shown', rule: '' };
  });
  return [...brought, ...later];
}

/**
 * These states as far as they may be shown to somebody who decides between the truth and other runs: one that another
 * has otherwise is hidden, and one that another does not have at its moment is left out. A box that stands there
 * with nothing in it would still tell when something happens, and to whom.
 */
export function statesInCommon(states: readonly LadderState[], others: readonly Shown[]): LadderState[] {
  const runs = others.map(statesFrom);
  return states.flatMap(({ at, host, to }) => {
    const theirs = runs.map((rows) => rows.filter((row) => row.at === at && row.host === host));
    if (theirs.some((rows) => rows.length === 0)) return [];
    const isCommon = theirs.every((rows) => rows.some((row) => row.to === to));
    return [{ at, host, to: isCommon ? to : ('hidden' as const) }];
  });
}

/** The shown part with nothing hidden, up to a segment and what its arrival does. */
export function ladderThrough(shown: Shown, n: number): LadderView {
  const kept = shown.rows.slice(0, n);
  return cut(shown, kept, lastMoment(kept));
}

/**
 * The shown part as it stands just before a moment: what has left by then, and the states until then.
 * What comes from outside at the moment itself is there too: it is what makes the moment.
 */
export function ladderBefore(shown: Shown, moment: number): LadderView {
  const rows = shown.rows.filter((s) => s.at < moment || (s.at === moment && s.because === 'injected'));
  const states = statesFrom(shown).filter((row) => row.at < moment);
  return { ...ladderView({ ...shown.trace, segments: rows, states }), from: shown.from, until: moment };
}

const lastMoment = (segments: readonly WireRow[]): number =>
  Math.max(...segments.flatMap((s) => [s.at, ...s.arrives]));

/**
 * These segments, and the states up to a moment: at the moment itself only what an arrival or a timer led to,
 * unless it is for the states of that very moment that one looks.
 */
function cut(shown: Shown, segments: readonly WireRow[], end: number, moment = false): LadderView {
  const states = statesFrom(shown).filter(
    (row) => row.at < end || (row.at === end && (moment || typeof row.because === 'object')),
  );
  return { ...ladderView({ ...shown.trace, segments, states }), until: end };
}

// What shows the consequence: the segment at which two runs part, and the answers to it.
const AFTER_DIVERGENCE = 2;

/**
 * Two runs, both cut at the moment at which two more segments have followed their first difference. Where
 * they differ in nothing that a ladder shows, both are whole, and say so by having no `divergesAt`.
 */
export function compared(truth: Shown, other: Shown): readonly [LadderView, LadderView] {
  const parting = firstDifference(truth, other);
  if (parting === undefined) return [wholeLadder(truth), wholeLadder(other)];
  const divergesAt = parting.n;
  const count = divergesAt + AFTER_DIVERGENCE;
  const next = (truth.rows[count - 1] ?? other.rows[count - 1])?.at ?? Number.POSITIVE_INFINITY;
  const until = Math.max(next, parting.at);
  const kept = (run: Shown) => run.rows.filter((s) => s.n <= count && s.at <= until);
  const [ours, theirs] = [kept(truth), kept(other)];
  const end = Math.max(lastMoment([...ours, ...theirs]), parting.at);
  const moment = end === parting.at;
  return [
    { ...cut(truth, ours, end, moment), divergesAt },
    { ...cut(other, theirs, end, moment), divergesAt },
  ];
}

/** Where two runs first differ: at which segment, or after which one the states do; and when. */
function firstDifference(truth: Shown, other: Shown): { n: number; at: number } | undefined {
  const most = Math.max(truth.rows.length, other.rows.length);
  for (let i = 0; i < most; i += 1) {
    const [ours, theirs] = [truth.rows[i], other.rows[i]];
    if (!sameRow(ours, theirs)) return { n: i + 1, at: Math.min(...timesOf(ours), ...timesOf(theirs)) };
  }
  const [ours, theirs] = [statesFrom(truth), statesFrom(other)];
  const found = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, i) => i).find((i) => {
    const [a, b] = [ours[i], theirs[i]];
    return a?.to !== b?.to || a?.at !== b?.at || a?.host !== b?.host;
  });
  if (found === undefined) return undefined;
  const at = Math.min(...timesOf(ours[found]), ...timesOf(theirs[found]));
  return { n: truth.rows.findLast((s) => s.at <= at)?.n ?? 1, at };
}

const timesOf = (it: { readonly at: number } | undefined): number[] => (it === undefined ? [] : [it.at]);

/**
 * What a question about a close starts from: the segments before the first FIN. They stay in the open,
 * so a belief that they refute has no part in the question. An open starts from nothing.
 */
export function contextOf({ segments }: Shown): readonly SegmentRow[] {
  const first = segments.findIndex((s) => s.flags.includes('FIN'));
  return segments.slice(0, Math.max(0, first));
}

/** Same sender, flags and length: what can be told without reading the numbers. */
export function sameShape(a: WireRow | undefined, b: WireRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.protocol === b.protocol && a.from === b.from && a.len === b.len && a.flags.join() === b.flags.join()
  );
}

/** The same transmission, in all that a ladder shows of its sending. */
export function sameRow(a: WireRow | undefined, b: WireRow | undefined): boolean {
  return sameShape(a, b) && a?.seq === b?.seq && a?.ack === b?.ack && a?.at === b?.at;
}
