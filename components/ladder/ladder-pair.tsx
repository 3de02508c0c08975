import type { LadderView } from '@/lib/questions/ladder-view';
import type { LadderLabels } from './labels';
import { Ladder } from './ladder';

export interface LadderPairProps {
  id: string;
  /** "Your protocol" | "The real one": each with its heading and the sentence for its drawing. */
  runs: readonly [PairedRun, PairedRun];
  labels: LadderLabels;
}

export interface PairedRun {
  heading: string;
  title: string;
  view: LadderView;
}

/**
 * Two runs to compare: beside each other where each has room for whole numbers, else one below the other.
 * Their states are drawn where it is there that they differ, and else left out for the numbers' sake.
 */
export function LadderPair({ id, runs, labels }: LadderPairProps) {
  const [one, other] = runs;
  const states = statesOf(one) !== statesOf(other);
  return (
    <div className="@container">
      <div className="grid items-start gap-3 @xl:grid-cols-2">
        {runs.map(({ heading, title, view }, i) => (
          <div key={heading} className="min-w-0">
            <h3 className="mb-1.5 px-1 text-sm font-semibold text-soft">{heading}</h3>
            <Ladder id={`${id}-${i + 1}`} view={view} title={title} labels={labels} states={states} compact />
          </div>
        ))}
      </div>
    </div>
  );
}

function statesOf({ view }: PairedRun): string {
  return JSON.stringify(view.states.map(({ at, host, to }) => [at, host, to]));
}
