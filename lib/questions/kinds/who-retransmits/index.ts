import { explainRun } from '../../explain';
import { type Filled, gradeFields, parseFields } from '../../fields';
import type { Example, Kind, Parsed, Problem, Question } from '../../kind';
import { parseFlags } from '../../names';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt, plans } from './build';
import { type Filling, keyShape, viewShape, type WhoRetransmitsKey, type WhoRetransmitsView } from './view';

type Answer = Filled<string | number>;

const ids = ['who', 'what', 'when'] as const;
/** What stands in `what` and `when` where nobody sends again. */
const NOTHING = 'nothing';

const valuesOf = ({ who, what, when }: Filling): (string | number)[] => [
  who,
  what === '' ? NOTHING : what,
  when ?? NOTHING,
];

/** A run up to a loss; the learner says who sends what again, and when. */
export const whoRetransmits: Kind<WhoRetransmitsView, WhoRetransmitsKey, Answer> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, story, ladder, fields, flags }) => ({
    kind,
    prompt,
    story,
    ladder,
    fields,
    flags,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse,
  grade({ right, beliefs }, answer) {
    const blanks = ids.map((id, i) => ({ id, value: valuesOf(right)[i] ?? '' }));
    // The three fields make one sentence: a belief that would have put one of its faults otherwise did not say it.
    const said = beliefs
      .map(({ id, filling }) => ({ id, values: valuesOf(filling) }))
      .filter(({ values }) =>
        blanks.every(({ id, value }, i) => [value, values[i]].includes(answer[id] ?? '')),
      );
    return gradeFields(blanks, said, answer);
  },
  evidence: ({ evidence }) => evidence,
  choices: () => [],
  explain({ concept, key: { right, why, evidence, from } }, verdict) {
    const said = {
      who: text(`questions.who-retransmits.is-${right.who}`),
      what: text('questions.who-retransmits.is-flags', { flags: right.what }),
      when: text('questions.who-retransmits.is-ms', { ms: right.when ?? 0 }),
    };
    const never = {
      what: text('questions.who-retransmits.is-nothing'),
      when: text('questions.who-retransmits.is-never'),
    };
    const isNothing = right.who === 'nobody';
    const reasons = why.map(({ part, text: reason }) => ({
      part,
      text: reason,
      said: [isNothing && part !== 'who' ? never[part] : said[part]],
    }));
    return explainRun({ concept, evidence, from, right: reasons }, verdict.misconceptions[0]);
  },
  hints: ({ concept }) => [
    text('questions.who-retransmits.hint-look'),
    text('questions.who-retransmits.hint-timer'),
    text(`questions.concepts.${concept}.lesson`),
  ],
  examples,
};

/** `who`, `what` and `when`; with nobody, the other two may be left empty. */
function parse(raw: unknown, { flags }: WhoRetransmitsView): Parsed<Answer> {
  const isNobody = typeof raw === 'object' && raw !== null && 'who' in raw && nameOf(raw.who) === 'nobody';
  return parseFields<string | number>(raw, ids, (typed, id) => {
    // Where nobody sends again there is nothing to say of what and when, whatever was left there.
    if (isNobody && id !== 'who') return { value: NOTHING };
    const name = nameOf(typed);
    if (name === '' || name === NOTHING || name === '-') return 'empty';
    if (id === 'who') {
      return ['client', 'server', 'nobody'].includes(name) ? { value: name } : 'not-an-option';
    }
    return id === 'what' ? readWhat(name, flags) : readTime(name);
  });
}

/** What is too long to be meant reads as no name that there is. */
const nameOf = (typed: unknown): string =>
  typeof typed === 'string' && typed.length <= 64 ? typed.normalize('NFKC').trim().toLowerCase() : '?';

const milliseconds = /^(\d{1,9}|\d{1,3}(?:[ ,_'’]\d{3})+)\s*(?:ms|毫秒)?$/;
const seconds = /^(\d{1,6}(?:\.\d{1,6})?)\s*(?:s|秒)$/;

/** Milliseconds, a whole number of them, with or without the unit; or seconds with it, in parts too. */
function readTime(typed: string): { readonly value: number } | Problem {
  const [, ms] = milliseconds.exec(typed) ?? [];
  if (ms !== undefined) return { value: Number(ms.replace(/\D/g, '')) };
  const [, s] = seconds.exec(typed) ?? [];
  return s === undefined ? 'not-a-time' : { value: Math.round(Number(s) * 1000) };
}

function readWhat(typed: string, flags: readonly string[]) {
  if (flags.includes('UDP') && typed === 'udp') return { value: 'UDP' };
  const value = parseFlags(typed);
  return value === 'empty' || value === 'not-flags' ? value : { value };
}

function examples({ key: { right, beliefs } }: Question<WhoRetransmitsView, WhoRetransmitsKey>): Example[] {
  const raw = ({ who, what, when }: Filling) => ({ who, what, when: `${when ?? ''}` });
  const typed = raw(right);
  const other = right.who === 'client' ? 'server' : 'client';
  const values = valuesOf(right);
  return [
    { raw: typed, expect: { outcome: 'right' } },
    ...(right.when === null
      ? [
          { raw: { who: 'nobody', what: 'nothing', when: '-' }, expect: { outcome: 'right' } } as const,
          { raw: { ...typed, who: 'client' }, expect: 'invalid' } as const,
        ]
      : [
          {
            raw: {
              who: ` ${right.who.toUpperCase()} `,
              what: right.what.replace(',', '+'),
              when: `${right.when} ms`,
            },
            expect: { outcome: 'right' },
          } as const,
          { raw: { ...typed, who: other }, expect: { outcome: 'partly' } } as const,
          { raw: { ...typed, what: 'x' }, expect: 'invalid' } as const,
          { raw: { ...typed, when: `${right.when / 1000} s` }, expect: { outcome: 'right' } } as const,
          { raw: { ...typed, when: 'soon' }, expect: 'invalid' } as const,
          // Four seconds to some, four thousand to others.
          { raw: { ...typed, when: '4.000' }, expect: 'invalid' } as const,
        ]),
    { raw: { who: other, what: 'PSH', when: '7' }, expect: { outcome: 'wrong' } },
    { raw: { ...typed, who: 'somebody' }, expect: 'invalid' },
    { raw: { ...typed, who: '' }, expect: 'invalid' },
    { raw: {}, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
    ...beliefs.map(({ id, filling }): Example => {
      const someRight = valuesOf(filling).some((value, i) => value === values[i]);
      return { raw: raw(filling), expect: { outcome: someRight ? 'partly' : 'wrong', believes: id } };
    }),
  ];
}
