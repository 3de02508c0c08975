import type { Scenario } from '../protocol';
import { run } from '../protocol/clock';
import { believe } from './believe';
import type { LadderView } from './ladder-view';
import type { MisconceptionId } from './misconceptions';
import { compared, shownFrom } from './shown';

/** A run, and beside it what it would be if a belief were the protocol; both end a little after they part. */
export interface WhatIf {
  readonly belief: MisconceptionId;
  readonly real: LadderView;
  readonly believed: LadderView;
}

/** The first of these beliefs that changes what is seen of a run; null where none does. */
export function whatIf(scenario: Scenario, beliefs: readonly MisconceptionId[]): WhatIf | null {
  const truth = shownFrom(run(scenario), 0);
  for (const belief of beliefs) {
    const [real, believed] = compared(truth, believe(truth, scenario, belief));
    if (real.divergesAt !== undefined) return { belief, real, believed };
  }
  return null;
}
