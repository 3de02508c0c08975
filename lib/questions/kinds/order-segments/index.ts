import { explainRun } from '../../explain';
import type { Example, Kind, Question } from '../../kind';
import { planned } from '../../planned';
import { text } from '../../text';
import { attempt } from './build';
import { grade, parse } from './grade';
import { plans } from './plans';
import {
  keyShape,
  type OrderSegmentsAnswer,
  type OrderSegmentsKey,
  type OrderSegmentsView,
  viewShape,
} from './view';

/** Cards to put in the order of sending; some were never sent. */
export const orderSegments: Kind<OrderSegmentsView, OrderSegmentsKey, OrderSegmentsAnswer> = {
  ...planned(plans, attempt),
  publicView: ({ kind, prompt, story, cards }) => ({ kind, prompt, story, cards }),
  readView: (stored) => viewShape.parse(stored),
  readKey: (stored) => keyShape.parse(stored),
  parse,
  grade,
  evidence: ({ evidence }) => evidence,
  choices: () => [],
  explain({ concept, key: { why, evidence, from } }, verdict) {
    return explainRun({ concept, evidence, from, right: why }, verdict.misconceptions[0]);
  },
  hints: ({ concept, key }) => [
    text('questions.order-segments.hint-look'),
    text('questions.order-segments.hint-numbers', { intruders: key.intruders.length }),
    text(`questions.concepts.${concept}.lesson`),
  ],
  examples,
};

function examples({ key, view }: Question<OrderSegmentsView, OrderSegmentsKey>): Example[] {
  const raw = (order: readonly string[]) => ({ order: order.join(' ') });
  const [first = '', second = '', ...rest] = key.order;
  const other = otherOrder(key);
  return [
    { raw: raw(key.order), expect: { outcome: 'right', misconceptions: [] } },
    ...(other ? [{ raw: raw(other), expect: { outcome: 'right' } } as const] : []),
    ...key.alike.map((group): Example => {
      const swapped = key.order.map(
        (id) => (id === group[0] ? group[1] : id === group[1] ? group[0] : id) ?? id,
      );
      return { raw: raw(swapped), expect: { outcome: 'right' } };
    }),
    ...(key.before.some(([a, b]) => a === first && b === second) &&
    !key.alike.some((group) => group.includes(first) && group.includes(second))
      ? [{ raw: raw([second, first, ...rest]), expect: { outcome: 'partly' } } as const]
      : []),
    { raw: raw([first]), expect: { outcome: 'wrong' } },
    ...key.intruders.map(
      ({ id, misconceptions }): Example => ({
        raw: raw([...key.order, id]),
        expect: { outcome: 'partly', misconceptions },
      }),
    ),
    ...key.beliefs.map(
      ({ id, order }): Example => ({
        raw: raw(order),
        expect: { outcome: grade(key, { order }).outcome, believes: id },
      }),
    ),
    { raw: raw([...key.order, first]), expect: 'invalid' },
    { raw: raw([...key.order, 'none']), expect: 'invalid' },
    { raw: raw([]), expect: 'invalid' },
    { raw: { order: [...key.order] }, expect: { outcome: 'right' } },
    { raw: { order: view.cards.map(() => ({})) }, expect: 'invalid' },
    { raw: null, expect: 'invalid' },
  ];
}

/** Another order that causality allows, where there is one: two neighbours that nothing connects, swapped. */
function otherOrder({ order, before }: OrderSegmentsKey): string[] | undefined {
  const at = order.findIndex((id, i) => i > 0 && !before.some(([a, b]) => a === order[i - 1] && b === id));
  if (at < 1) return undefined;
  return order.map((id, i) => (i === at - 1 ? order[at] : i === at ? order[at - 1] : id) ?? id);
}
