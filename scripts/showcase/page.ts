import { type Locale, locales } from '@/lib/i18n/locales';
import type { ConceptId } from '@/lib/questions/concepts';
import type { LadderView, ShownNumber } from '@/lib/questions/ladder-view';
import {
  type BuiltQuestion,
  buildQuestion,
  choicesOf,
  examplesFor,
  explainAnswer,
  gradeAnswer,
  type KindId,
} from '@/lib/questions/registry';
import { sayIn } from '../say';

/** Kind, concept, seed: the ten that we are proud of. */
const chosen: readonly (readonly [KindId, ConceptId, string])[] = [
  ['predict-outcome', 'why-not-two-ghost', 'm'],
  ['predict-outcome', 'why-not-two-isn', 'a'],
  ['spot-the-error', 'open-loss', 'a'],
  ['order-segments', 'open-simultaneous', 'b'],
  ['who-retransmits', 'open-loss', 'e'],
  ['predict-outcome', 'two-generals', 'b'],
  ['fill-numbers', 'close-numbers', 'b'],
  ['fill-states', 'close-states', 'a'],
  ['spot-the-error', 'time-wait-last-ack', 'a'],
  ['predict-outcome', 'udp-or-tcp', 'c'],
];

const words = {
  en: { right: 'right', belief: 'who believes that', rule: 'Why', answer: 'The answer' },
  'zh-CN': { right: '正确', belief: '这样选的人认为：', rule: '依据', answer: '答案' },
};

/** The page as it stands in docs/questions.md; a test holds it to that. */
export function showcase(): string {
  const head = [
    '# Ten questions',
    '',
    'Made by `npm run questions:showcase`, each from its seed. Nobody wrote an answer: what is right is what the run shows, and every',
    'wrong option is what a wrong protocol would have done on the same schedule, or what a wrong reading makes of the run.',
    '',
  ];
  return [...head, ...chosen.flatMap((choice, i) => section(i + 1, ...choice))].join('\n');
}

function section(n: number, kind: KindId, concept: ConceptId, seed: string): string[] {
  const question = buildQuestion(kind, concept, seed);
  if (question === null) throw new Error(`${kind} on ${concept}: ${seed} gives no question`);
  const [en, zh] = locales.map((locale) => body(question, locale));
  return [
    `## ${n}. ${sayIn('en')({ id: `questions.concepts.${concept}.title` })}`,
    '',
    ...(en ?? []),
    '<details><summary>中文</summary>',
    '',
    ...(zh ?? []),
    '</details>',
    '',
  ];
}

function body(question: BuiltQuestion, locale: Locale): string[] {
  const say = sayIn(locale);
  const { view } = question;
  const { right, belief, answer, rule } = words[locale];
  const fields = 'fields' in view ? view.fields : [];
  const letters = new Map(fields.map(({ id }, i) => [id as string, `[${'abcdefgh'[i]}]`]));
  const ladder = 'ladder' in view && view.ladder ? [...fenced(linesOf(view.ladder, letters)), ''] : [];
  const story = 'story' in view && view.story.length > 0 ? [view.story.map(say).join(' '), ''] : [];
  const options = choicesOf(question).map(({ lines, correct, misconceptions: [held] }) => {
    const mark = correct
      ? `**← ${right}**`
      : `← ${belief} *${say({ id: `questions.misconceptions.${held}.believed` })}*`;
    return `- ${lines.map(say).join(' ')} ${mark}`;
  });
  const asked = fields.map(({ id, label }) => `- ${letters.get(id) ?? ''} ${say(label)}`);
  const cards = 'cards' in view ? view.cards.map(({ text }) => `- ${say(text)}`) : [];
  const example = examplesFor(question).find(
    (it) => it.expect !== 'invalid' && it.expect.outcome === 'right',
  );
  const graded = gradeAnswer(question, example?.raw);
  if (!graded.ok) throw new Error('its own right answer is refused');
  const explanation = explainAnswer(question, graded.verdict);
  const reasons = explanation.right.flatMap(({ part, value, state, said, text }) => {
    const what = value ?? state ?? said?.map(say).join(' ');
    const card = 'cards' in view ? view.cards.find(({ id }) => id === part) : undefined;
    const name = letters.get(part) ?? (card && say(card.text));
    const line = [name, what, text && say(text)].filter((it) => it !== undefined && it !== '').join(' · ');
    return choicesOf(question).length > 0 && !text ? [] : [`- ${line}`];
  });
  return [
    ...story,
    `**${say(view.prompt)}**`,
    '',
    ...ladder,
    ...options,
    ...asked,
    ...cards,
    '',
    ...(reasons.length > 0 ? [`${answer}:`, '', ...reasons, ''] : []),
    `${rule} (${explanation.rule.section}): ${say(explanation.rule.text)}`,
    '',
  ];
}

function linesOf({ segments, states }: LadderView, letters: ReadonlyMap<string, string>): string[] {
  const number = (shown: ShownNumber) =>
    typeof shown === 'object' ? letters.get(shown.blank) : shown === 'hidden' ? '▒▒▒' : `${shown}`;
  const sent = segments.map(({ n, at, from, flags, seq, ack, len, arrives, protocol, origin }) => {
    const way = from === 'client' ? 'client -> server' : 'client <- server';
    const what = protocol === undefined ? flags.join(',') : protocol.toUpperCase();
    const parts = [
      what,
      seq === null ? '' : `seq ${number(seq)}`,
      ack === null ? '' : `ack ${number(ack)}`,
      len > 0 ? `${len} B` : '',
      arrives.length === 0 ? 'LOST' : '',
      origin ?? '',
    ];
    return { at, line: `${way}  ${n} ${parts.filter((part) => part !== '').join(' ')}` };
  });
  const entered = states.map(({ at, host, to }) => {
    const name = typeof to === 'object' ? letters.get(to.blank) : to === 'hidden' ? '▒▒▒' : to;
    return { at, line: host === 'client' ? `${name}` : `${' '.repeat(40)}${name}` };
  });
  return [...entered, ...sent]
    .sort((a, b) => a.at - b.at)
    .map(({ at, line }) => `${`${at}`.padStart(7)} ms  ${line}`);
}

const fenced = (lines: readonly string[]): string[] => ['```text', ...lines, '```'];
