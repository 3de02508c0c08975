import { run, type Scenario } from '../protocol';
import { believe } from './believe';
import { type ConceptId, concepts } from './concepts';
import type { Explanation, Reason } from './kind';
import { type MisconceptionId, sectionOf } from './misconceptions';
import { compared, ladderThrough, shownFrom, wholeLadder } from './shown';
import { text } from './text';

/** The run, beside it the run of the learner's belief, and the rule that parts them. */
export function explainRun(
  it: {
    readonly concept: ConceptId;
    readonly evidence: Scenario;
    readonly from: number;
    /** The last segment that the question is about, where its run goes on. */
    readonly through?: number;
    readonly right: readonly Reason[];
    /** The belief by which the question told its run, where it did. */
    readonly told?: MisconceptionId | undefined;
  },
  belief: MisconceptionId | undefined,
  /** What else somebody must believe to give that answer. */
  others: readonly MisconceptionId[] = [],
): Explanation {
  const { concept, evidence, from, through } = it;
  const refuted = others.map((id) => ({ part: it.right[0]?.part ?? '', text: refuting(id).text }));
  const right = [...it.right, ...refuted];
  const truth = shownFrom(run(evidence), from);
  if (belief === undefined && it.told !== undefined) {
    const [real, told] = compared(truth, believe(truth, evidence, it.told));
    return { right, evidence: real, told, rule: refuting(it.told) };
  }
  if (belief === undefined) {
    const whole = through === undefined ? wholeLadder(truth) : ladderThrough(truth, through);
    return { right, evidence: whole, rule: ruleOf(concept) };
  }
  const rule = refuting(belief);
  const [real, believed] = compared(truth, believe(truth, evidence, belief, ...others));
  // Some beliefs change what is made of a run, and nothing in its diagram.
  if (real.divergesAt === undefined) return { right, evidence: real, rule, belief };
  return { right, evidence: real, believed, rule, belief };
}

const refuting = (belief: MisconceptionId): Explanation['rule'] => ({
  text: text(`questions.misconceptions.${belief}.so`),
  section: sectionOf(belief),
});

function ruleOf(id: ConceptId): Explanation['rule'] {
  const section = concepts.find((concept) => concept.id === id)?.section ?? '3.10';
  return { text: text(`questions.concepts.${id}.lesson`), section };
}
