import type { HostName, SegmentRow, StateRow, TcpState, Trace } from '../protocol';
import { type LadderView, ladderView } from './ladder-view';

/** The part of a run from a moment on, its segments counted from 1 again. */
export interface Shown {
  readonly trace: Trace;
  readonly segments: readonly SegmentRow[];
  readonly from: number;
}

export function shownFrom(trace: Trace, from: number): Shown {
  const segments = trace.segments
    .filter((s) => s.protocol === 'tcp')
    .filter((s) => s.at >= from)
    .map((s, i) => ({ ...s, n: i + 1 }));
  return { trace, segments, from };
}

/** The state a host is in once everything of this moment has happened. */
export function stateAt(trace: Trace, host: HostName, at: number): TcpState {
  return trace.states.filter((row) => row.host === host && row.at <= at).at(-1)?.to ?? 'CLOSED';
}

/** The shown part with nothing hidden. It opens with the states that both sides bring along. */
export function wholeLadder(shown: Shown): LadderView {
  return ladderView({ ...shown.trace, segments: shown.segments, states: statesFrom(shown) });
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

/** The shown part with nothing hidden, up to a segment and what its arrival does. */
export function ladderThrough(shown: Shown, n: number): LadderView {
  const kept = shown.segments.slice(0, n);
  return cut(shown, kept, lastMoment(kept));
}

const lastMoment = (segments: readonly SegmentRow[]): number =>
  Math.max(...segments.flatMap((s) => [s.at, ...s.arrives]));

/** These segments, and the states up to a moment: at the moment itself only those that an arrival led to. */
function cut(shown: Shown, segments: readonly SegmentRow[], end: number): LadderView {
  const states = statesFrom(shown).filter(
    (row) => row.at < end || (row.at === end && typeof row.because === 'object' && 'segment' in row.because),
  );
  return { ...ladderView({ ...shown.trace, segments, states }), until: end };
}

// What shows the consequence: the segment at which two runs part, and the answers to it.
const AFTER_DIVERGENCE = 2;

/** Two runs, both cut at the moment at which two more segments have followed their first difference. */
export function compared(truth: Shown, other: Shown): readonly [LadderView, LadderView] {
  const divergesAt = divergence(truth, other);
  if (divergesAt === undefined) return [wholeLadder(truth), wholeLadder(other)];
  const count = divergesAt + AFTER_DIVERGENCE;
  const until = (truth.segments[count - 1] ?? other.segments[count - 1])?.at ?? Number.POSITIVE_INFINITY;
  const kept = (run: Shown) => run.segments.filter((s) => s.n <= count && s.at <= until);
  const [ours, theirs] = [kept(truth), kept(other)];
  const end = lastMoment([...ours, ...theirs]);
  return [
    { ...cut(truth, ours, end), divergesAt },
    { ...cut(other, theirs, end), divergesAt },
  ];
}

/** Where two runs first differ: the number of a segment, or of the one after which the states do. */
function divergence(truth: Shown, other: Shown): number | undefined {
  const most = Math.max(truth.segments.length, other.segments.length);
  for (let i = 0; i < most; i += 1) {
    if (!sameSegment(truth.segments[i], other.segments[i])) return i + 1;
  }
  const [ours, theirs] = [statesFrom(truth), statesFrom(other)];
  const differ = ours.find(
    (row, i) => row.to !== theirs[i]?.to || row.at !== theirs[i]?.at || row.host !== theirs[i]?.host,
  );
  const at =
    differ === undefined ? undefined : Math.min(differ.at, theirs[ours.indexOf(differ)]?.at ?? differ.at);
  return at === undefined ? undefined : truth.segments.findLast((s) => s.at <= at)?.n;
}

/**
 * What a question about a close starts from: the segments before the first FIN. They stay in the open,
 * so a belief that they refute has no part in the question. An open starts from nothing.
 */
export function contextOf({ segments }: Shown): readonly SegmentRow[] {
  const first = segments.findIndex((s) => s.flags.includes('FIN'));
  return segments.slice(0, Math.max(0, first));
}

/** Same sender, flags and length: what can be told without reading the numbers. */
export function sameShape(a: SegmentRow | undefined, b: SegmentRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.from === b.from && a.len === b.len && a.flags.join() === b.flags.join();
}

function sameSegment(a: SegmentRow | undefined, b: SegmentRow | undefined): boolean {
  return sameShape(a, b) && a?.seq === b?.seq && a?.ack === b?.ack && a?.at === b?.at;
}
