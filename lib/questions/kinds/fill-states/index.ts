import type { TcpState } from '../../../protocol';
import { tcpStates } from '../../../protocol/trace';
import { explainRun } from '../../explain';
import { type Filled, gradeFields, parseFields } from '../../fields';
import type { Example, Kind, Question } from '../../kind';
import { parseState } from '../../names';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt } from './build';
import { plans } from './plans';
import { type FillStatesKey, type FillStatesView, keyShape, viewShape } from './view';

/** A ladder with states left out; each is chosen, or typed in any of its spellings. */
export const fillStates: Kind<FillStatesView, FillStatesKey, Filled<TcpState>> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, note, story, ladder, fields }) => ({
    kind,
    prompt,
    ...(note && { note }),
    story,
    ladder,
    fields,
  }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse: (raw, { fields }) =>
    parseFields(
      raw,
      fields.map(({ id }) => id),
      (typed) => {
        const value = parseState(typed);
        return value === 'empty' || value === 'not-a-state' ? value : { value };
      },
    ),
  grade: ({ blanks, beliefs }, answer) =>
    gradeFields(
      blanks.map(({ id, state }) => ({ id, value: state })),
      beliefs.map(({ id, states }) => ({ id, values: states })),
      answer,
    ),
  evidence: ({ evidence }) => evidence,
  choices: () => [],
  explain({ concept, key: { blanks, evidence, from } }, verdict) {
    const right = blanks.map(({ id, state, why }) => ({ part: id, text: why, state }));
    return explainRun({ concept, evidence, from, right }, verdict.misconceptions[0]);
  },
  hints: ({ concept }) => [
    text('questions.fill-states.hint-look'),
    text('questions.fill-states.hint-evidence'),
    text(`questions.concepts.${concept}.lesson`),
  ],
  examples,
};

const spelled: Partial<Record<TcpState, string>> = {
  'SYN-RECEIVED': 'SYN_RECV',
  ESTABLISHED: 'estab',
  'FIN-WAIT-2': 'fin wait2',
};

function examples({ key: { blanks, beliefs } }: Question<FillStatesView, FillStatesKey>): Example[] {
  const answer = (write: (state: TcpState, at: number) => string) =>
    Object.fromEntries(blanks.map(({ id, state }, at) => [id, write(state, at)]));
  // A state that neither the truth nor any belief has there.
  const other = (at: number) =>
    tcpStates.find((it) => it !== blanks[at]?.state && !beliefs.some(({ states }) => states[at] === it)) ??
    '';
  return [
    { raw: answer((state) => state), expect: { outcome: 'right' } },
    { raw: answer((state) => spelled[state] ?? state.replaceAll('-', '_')), expect: { outcome: 'right' } },
    { raw: answer((state, at) => (at === 0 ? other(0) : state)), expect: { outcome: 'partly' } },
    { raw: answer((_, at) => other(at)), expect: { outcome: 'wrong', misconceptions: [] } },
    { raw: answer((state, at) => (at === 0 ? '' : state)), expect: 'invalid' },
    { raw: answer((state, at) => (at === 0 ? 'OPEN' : state)), expect: 'invalid' },
    { raw: {}, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
    ...beliefs.map(({ id, states }): Example => {
      const someRight = blanks.some(({ state }, at) => states[at] === state);
      const raw = answer((state, at) => states[at] ?? state);
      return { raw, expect: { outcome: someRight ? 'partly' : 'wrong', believes: id } };
    }),
  ];
}
