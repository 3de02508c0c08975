import { run, type Scenario } from '../protocol';
import { believe } from './believe';
import { type ConceptId, concepts } from './concepts';
import type { Explanation, Reason } from './kind';
import type { LadderView } from './ladder-view';
import { type MisconceptionId, sectionOf } from './misconceptions';
import { divergence, shownFrom, wholeLadder } from './shown';
import { text } from './text';

/** The run, beside it the run of the learner's belief, and the rule that parts them. */
export function explainRun(
  it: {
    readonly concept: ConceptId;
    readonly evidence: Scenario;
    readonly from: number;
    readonly right: readonly Reason[];
  },
  belief: MisconceptionId | undefined,
): Explanation {
  const truth = shownFrom(run(it.evidence), it.from);
  if (belief === undefined)
    return { right: it.right, evidence: wholeLadder(truth), rule: ruleOf(it.concept) };
  const other = believe(truth, it.evidence, belief);
  const divergesAt = divergence(truth, other);
  return {
    right: it.right,
    evidence: comparable(wholeLadder(truth), divergesAt),
    believed: comparable(wholeLadder(other), divergesAt),
    rule: { text: text(`questions.misconceptions.${belief}.so`), section: sectionOf(belief) },
    belief,
  };
}

/** How many segments are shown after the first that differs: enough to see where the belief leads. */
const AFTERMATH = 2;

/** A run with the divergence marked, and without what comes long after it. */
function comparable(view: LadderView, divergesAt: number | undefined): LadderView {
  if (divergesAt === undefined) return view;
  const segments = view.segments.filter(({ n }) => n <= divergesAt + AFTERMATH);
  if (segments.length === view.segments.length) return { ...view, divergesAt };
  const until = Math.max(...segments.flatMap(({ at, arrives }) => [at, ...arrives]));
  return { ...view, segments, states: view.states.filter(({ at }) => at <= until), until, divergesAt };
}

function ruleOf(id: ConceptId): Explanation['rule'] {
  const section = concepts.find((concept) => concept.id === id)?.section ?? '3.10';
  return { text: text(`questions.concepts.${id}.lesson`), section };
}
