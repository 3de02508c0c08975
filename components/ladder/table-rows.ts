import type { LadderSegment, LadderState, LadderView } from '@/lib/questions/ladder-view';
import { happenings, stateCauses } from './happenings';

/** A row of the table: a segment and the states that its sending or its arrival brought, or a state alone. */
export interface TableRow {
  readonly t: number;
  readonly segment: LadderSegment | null;
  readonly states: readonly LadderState[];
}

/** The rows of a run, in the order of time. */
export function tableRows(view: LadderView): TableRow[] {
  const causes = stateCauses(view, happenings(view));
  const statesOf = (segment: LadderSegment | null) =>
    view.states.filter((_, i) => (causes[i]?.segment ?? null) === segment);
  const rows = [
    ...statesOf(null).map((state) => ({ t: state.at, segment: null, states: [state] })),
    ...view.segments.map((segment) => ({ t: segment.at, segment, states: statesOf(segment) })),
  ];
  return rows.sort((a, b) => a.t - b.t || (a.segment?.n ?? 0) - (b.segment?.n ?? 0));
}
