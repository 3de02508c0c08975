import { run, type Scenario } from '../protocol';
import { believe } from './believe';
import { type ConceptId, concepts } from './concepts';
import type { Explanation } from './kind';
import { type MisconceptionId, sectionOf } from './misconceptions';
import { divergence, shownFrom, wholeLadder } from './shown';
import { type Text, text } from './text';

/** The run, beside it the run of the learner's belief, and the rule that parts them. */
export function explainRun(
  it: {
    readonly concept: ConceptId;
    readonly evidence: Scenario;
    readonly from: number;
    readonly right: readonly Text[];
  },
  belief: MisconceptionId | undefined,
): Explanation {
  const truth = shownFrom(run(it.evidence), it.from);
  if (belief === undefined)
    return { right: it.right, evidence: wholeLadder(truth), rule: ruleOf(it.concept) };
  const other = believe(truth, it.evidence, belief);
  const divergesAt = divergence(truth, other);
  const marked = divergesAt === undefined ? {} : { divergesAt };
  return {
    right: it.right,
    evidence: { ...wholeLadder(truth), ...marked },
    believed: { ...wholeLadder(other), ...marked },
    rule: { text: text(`questions.misconceptions.${belief}.so`), section: sectionOf(belief) },
    belief,
  };
}

function ruleOf(id: ConceptId): Explanation['rule'] {
  const section = concepts.find((concept) => concept.id === id)?.section ?? '3.10';
  return { text: text(`questions.concepts.${id}.lesson`), section };
}
