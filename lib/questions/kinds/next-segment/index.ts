import { explainRun } from '../../explain';
import type { Example, Kind, Parsed, Question, Verdict } from '../../kind';
import { type Text, text } from '../../text';
import { build, offered } from './build';
import {
  keyShape,
  type NextSegmentAnswer,
  type NextSegmentKey,
  type NextSegmentView,
  viewShape,
} from './view';
import { optionTexts } from './words';

/** A run cut short; the learner picks what is sent next. */
export const nextSegment: Kind<NextSegmentView, NextSegmentKey, NextSegmentAnswer> = {
  concepts: offered,
  build,
  publicView: ({ kind, prompt, note, ladder, options }) => ({
    kind,
    prompt,
    ...(note && { note }),
    ladder,
    options,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse,
  grade,
  evidence: ({ evidence }) => evidence,
  choices: ({ view, key }) =>
    view.options.map((option) => {
      const { text: line, detail } = optionTexts(option);
      return {
        id: option.id,
        lines: detail ? [line, detail] : [line],
        correct: option.id === key.right,
        misconceptions: key.beliefs[option.id] ?? [],
      };
    }),
  explain({ concept, key: { evidence, from, why, asked } }, verdict) {
    const right = why.map((reason) => ({ part: 'option', text: reason }));
    return explainRun({ concept, evidence, from, through: asked, right }, verdict.misconceptions[0]);
  },
  hints,
  examples,
};

/** Expects `{ option: id }`. */
function parse(raw: unknown, view: NextSegmentView): Parsed<NextSegmentAnswer> {
  if (
    typeof raw !== 'object' ||
    raw === null ||
    Array.isArray(raw) ||
    Object.keys(raw).some((k) => k !== 'option')
  ) {
    return { ok: false, problems: { '': 'shape' } };
  }
  const chosen = 'option' in raw ? raw.option : undefined;
  if (chosen === undefined || chosen === '') return { ok: false, problems: { option: 'empty' } };
  const option = view.options.find(({ id }) => id === chosen);
  if (option === undefined) return { ok: false, problems: { option: 'not-an-option' } };
  return { ok: true, answer: { option: option.id } };
}

function grade(key: NextSegmentKey, { option }: NextSegmentAnswer): Verdict {
  const right = option === key.right;
  const misconceptions = right ? [] : (key.beliefs[option] ?? []);
  return {
    outcome: right ? 'right' : 'wrong',
    millipoints: right ? 1000 : 0,
    parts: [{ id: 'option', right, misconceptions }],
    misconceptions,
  };
}

function hints({ concept }: Question<NextSegmentView, NextSegmentKey>): Text[] {
  const rule = {
    'open-states': 'questions.next-segment.hint-states',
    'close-numbers': 'questions.fill-numbers.hint-close',
  }[concept as string];
  return [
    text('questions.next-segment.hint-look'),
    text('questions.fill-numbers.hint-takes'),
    text(rule ?? 'questions.fill-numbers.hint-open'),
  ];
}

function examples({ key, view }: Question<NextSegmentView, NextSegmentKey>): Example[] {
  return [
    { raw: { option: key.right }, expect: { outcome: 'right', misconceptions: [] } },
    ...view.options.flatMap(({ id }): Example[] => {
      const misconceptions = key.beliefs[id];
      return misconceptions ? [{ raw: { option: id }, expect: { outcome: 'wrong', misconceptions } }] : [];
    }),
    { raw: { option: '' }, expect: 'invalid' },
    { raw: { option: 'none of them' }, expect: 'invalid' },
    { raw: { option: key.right, more: 1 }, expect: 'invalid' },
    { raw: key.right, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
  ];
}
