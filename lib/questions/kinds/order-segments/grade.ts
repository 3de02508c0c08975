import type { Parsed, Part, Verdict } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import { inOrder } from './causality';
import type { OrderSegmentsAnswer, OrderSegmentsKey, OrderSegmentsView } from './view';

/** Expects `{ order: 'id id id' }`, or a list of ids: the cards that were sent, first to last. */
export function parse(raw: unknown, { cards }: OrderSegmentsView): Parsed<OrderSegmentsAnswer> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, problems: { '': 'shape' } };
  }
  if (Object.keys(raw).some((name) => name !== 'order')) return { ok: false, problems: { '': 'shape' } };
  const given = 'order' in raw ? raw.order : '';
  const isList = Array.isArray(given) && given.length <= 20 && given.every((id) => typeof id === 'string');
  const typed = isList ? given.join(' ') : given;
  if (typeof typed !== 'string' || typed.length > 200) return { ok: false, problems: { order: 'shape' } };
  const order = typed.split(/[\s,]+/).filter((id) => id !== '');
  if (order.length === 0) return { ok: false, problems: { order: 'empty' } };
  const isKnown = order.every((id) => cards.some((card) => card.id === id));
  if (!isKnown || new Set(order).size < order.length) return { ok: false, problems: { order: 'shape' } };
  return { ok: true, answer: { order } };
}

/**
 * Every step from one card to the next counts, and every card that was rightly left out. Of cards out of
 * place as few as possible are called so.
 */
export function grade(key: OrderSegmentsKey, answer: OrderSegmentsAnswer): Verdict {
  const order = withoutLikeness(answer.order, key.alike);
  const sent = order.filter((id) => key.order.includes(id));
  const kept = new Set(inOrder(sent, key.before));
  const leftOut = key.intruders.filter(({ id }) => !order.includes(id));
  const whole = key.beliefs.filter((belief) => belief.order.join() === order.join()).map(({ id }) => id);
  const parts = [
    ...key.order.map((id): Part => ({ id, right: kept.has(id), misconceptions: [] })),
    ...key.intruders.map(({ id, misconceptions }): Part => {
      const right = leftOut.some((card) => card.id === id);
      return { id, right, misconceptions: right ? [] : misconceptions };
    }),
  ];
  const steps = kept.size < 2 ? 0 : kept.size - 1 + leftOut.length;
  const most = key.order.length - 1 + key.intruders.length;
  const misconceptions: MisconceptionId[] = [...whole, ...parts.flatMap((part) => part.misconceptions)];
  return {
    outcome: steps === most ? 'right' : steps === 0 ? 'wrong' : 'partly',
    millipoints: Math.round((1000 * steps) / most),
    parts,
    misconceptions: steps === most ? [] : [...new Set(misconceptions)],
  };
}

/** Of cards that read the same, whichever comes first stands for the one that was sent first. */
function withoutLikeness(order: readonly string[], alike: readonly (readonly string[])[]): string[] {
  const groups = alike.map((group) => ({ group, next: 0 }));
  return order.map((id) => {
    const found = groups.find(({ group }) => group.includes(id));
    if (found === undefined) return id;
    found.next += 1;
    return found.group[found.next - 1] ?? id;
  });
}
