import type { HostName, SegmentRow, StateRow, TcpState, Trace } from '../protocol';
import { type LadderView, ladderView } from './ladder-view';

/** The part of a run from a moment on, its segments counted from 1 again. */
export interface Shown {
  readonly trace: Trace;
  readonly segments: readonly SegmentRow[];
  readonly from: number;
}

export function shownFrom(trace: Trace, from: number): Shown {
  const segments = trace.segments.filter((s) => s.at >= from).map((s, i) => ({ ...s, n: i + 1 }));
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

/** Where two runs first differ: the number of a segment, or of the one after which the states do. */
export function divergence(truth: Shown, other: Shown): number | undefined {
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

/** Same sender, flags and length: what can be told without reading the numbers. */
export function sameShape(a: SegmentRow | undefined, b: SegmentRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.from === b.from && a.len === b.len && a.flags.join() === b.flags.join();
}

function sameSegment(a: SegmentRow | undefined, b: SegmentRow | undefined): boolean {
  return sameShape(a, b) && a?.seq === b?.seq && a?.ack === b?.ack && a?.at === b?.at;
}
