import {
  type ChoiceAnswer,
  choiceExamples,
  choicesFrom,
  gradeChoice,
  heldBesides,
  parseChoice,
} from '../../choice';
import { explainRun } from '../../explain';
import type { Kind } from '../../kind';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt } from './build';
import { plans } from './plans';
import { keyShape, type PredictOutcomeKey, type PredictOutcomeView, viewShape } from './view';

/** A run up to its turning point; the learner says how it goes on. */
export const predictOutcome: Kind<PredictOutcomeView, PredictOutcomeKey, ChoiceAnswer> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, note, story, ladder, options }) => ({
    kind,
    prompt,
    ...(note && { note }),
    story,
    ...(ladder && { ladder }),
    options,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse: (raw, view) => parseChoice(raw, view.options),
  grade: gradeChoice,
  evidence: ({ evidence }) => evidence,
  choices: ({ view, key }) => choicesFrom(key, view.options),
  explain({ concept, key }, verdict) {
    const { evidence, also, from, why, reasons = [] } = key;
    const said = [{ part: 'option', said: why }];
    const [belief] = verdict.misconceptions;
    const others = heldBesides(key, verdict);
    const explained = explainRun({ concept, evidence, from, right: said }, belief, others);
    if (also && belief && !explained.believed) {
      const other = explainRun({ concept, evidence: also, from, right: said }, belief, others);
      if (other.believed) return other;
    }
    // A comparison ends where the two runs part: what it does not show is not spoken of.
    const shown = explained.evidence.segments.length;
    const shownReasons = reasons.filter(({ values }) => Number(values?.n ?? 0) <= shown);
    return {
      ...explained,
      right: [...explained.right, ...shownReasons.map((text) => ({ part: 'option', text }))],
    };
  },
  hints: ({ concept }) => [
    text(`questions.predict-outcome.hint-look-${plans[concept]?.ask ?? 'next'}`),
    text('questions.predict-outcome.hint-evidence'),
    text(`questions.concepts.${concept}.lesson`),
  ],
  examples: ({ key, view }) => choiceExamples(key, view.options),
};
