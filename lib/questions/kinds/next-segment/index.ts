import {
  type ChoiceAnswer,
  choiceExamples,
  choicesFrom,
  gradeChoice,
  heldBesides,
  parseChoice,
} from '../../choice';
import { explainRun } from '../../explain';
import type { Kind, Question } from '../../kind';
import { planned } from '../../planned';
import { type Text, text } from '../../text';
import { attempt } from './build';
import { plans } from './plans';
import { keyShape, type NextSegmentKey, type NextSegmentView, viewShape } from './view';
import { segmentLines } from './words';

/** A run cut short; the learner picks what is sent next. */
export const nextSegment: Kind<NextSegmentView, NextSegmentKey, ChoiceAnswer> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, note, ladder, options }) => ({
    kind,
    prompt,
    ...(note && { note }),
    ladder,
    options,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse: (raw, view) => parseChoice(raw, view.options),
  grade: gradeChoice,
  evidence: ({ evidence }) => evidence,
  choices: ({ view, key }) =>
    choicesFrom(
      key,
      view.options.map((option) => ({ id: option.id, lines: segmentLines(option) })),
    ),
  explain({ concept, key }, verdict) {
    const { evidence, from, why, asked } = key;
    const right = why.map((reason) => ({ part: 'option', text: reason }));
    const it = { concept, evidence, from, through: asked, right };
    return explainRun(it, verdict.misconceptions[0], heldBesides(key, verdict));
  },
  hints,
  examples: ({ key, view }) => choiceExamples(key, view.options),
};

function hints({ concept }: Question<NextSegmentView, NextSegmentKey>): Text[] {
  const rule = {
    'open-numbers': 'questions.fill-numbers.hint-open',
    'open-states': 'questions.next-segment.hint-states',
    'close-numbers': 'questions.fill-numbers.hint-close',
  }[concept as string];
  return [
    text('questions.next-segment.hint-look'),
    text('questions.fill-numbers.hint-takes'),
    text(rule ?? `questions.concepts.${concept}.lesson`),
  ];
}
