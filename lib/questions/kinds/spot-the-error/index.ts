import { type ChoiceAnswer, choiceExamples, choicesFrom, gradeChoice, parseChoice } from '../../choice';
import { explainRun } from '../../explain';
import type { Kind } from '../../kind';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt } from './build';
import { plans } from './plans';
import { keyShape, type SpotTheErrorKey, type SpotTheErrorView, viewShape } from './view';

/** A run that somebody with a belief would tell; the learner points at the first thing that cannot be. */
export const spotTheError: Kind<SpotTheErrorView, SpotTheErrorKey, ChoiceAnswer> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, story, ladder, options }) => ({ kind, prompt, story, ladder, options }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse: (raw, view) => parseChoice(raw, view.options),
  grade: gradeChoice,
  evidence: ({ evidence }) => evidence,
  choices: ({ view, key }) => choicesFrom(key, view.options),
  explain({ concept, view, key: { right: rightId, evidence, from, why, bent } }, verdict) {
    const said = view.options.find(({ id }) => id === rightId)?.lines ?? [];
    const right = why.map((reason) => ({ part: 'option', said, text: reason }));
    const it = { concept, evidence, from, right, told: bent ?? undefined };
    return explainRun(it, verdict.misconceptions[0]);
  },
  hints: ({ concept }) => [
    text('questions.spot-the-error.hint-look'),
    text('questions.spot-the-error.hint-numbers'),
    text(`questions.concepts.${concept}.lesson`),
  ],
  examples: ({ key, view }) => choiceExamples(key, view.options),
};
