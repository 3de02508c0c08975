import { run } from '../../../protocol';
import type { WireRow } from '../../../protocol/trace';
import { believe } from '../../believe';
import { optionIds } from '../../choice';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { type Shown, sameRow, shownFrom } from '../../shown';
import { type Text, text } from '../../text';
import { whySent } from '../../why-sent';
import { happenedBefore } from './causality';
import { grade } from './grade';
import type { Plan } from './plans';
import type { OrderSegmentsKey, OrderSegmentsView } from './view';

const FEWEST_SENT = 3;
const MOST_SENT = 8;
const MOST_INTRUDERS = 2;
const MOST_CARDS = MOST_SENT + MOST_INTRUDERS;

/** A transmission as it reads, and what it stands for. */
interface Face {
  readonly name: string;
  readonly text: Text;
}

interface Card extends Face {
  readonly id: string;
}

export function attempt(plan: Plan, random: Random): Built<OrderSegmentsView, OrderSegmentsKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const { rows } = truth;
  if (rows.length < FEWEST_SENT || rows.length > MOST_SENT) return null;
  const free = optionIds(random, MOST_CARDS);
  const withId = (face: Face): Card => {
    const id = free.pop();
    if (id === undefined) throw new Error(`more than ${MOST_CARDS} cards`);
    return { ...face, id };
  };
  const sent = rows.map((row) => withId(faceOf(row, truth)));
  const believed = plan.beliefs.map((id) => ({ id, run: believe(truth, draw.scenario, id) }));
  const nearest = believed.toSorted((a, b) => distance(a.run, truth) - distance(b.run, truth));
  const intruders: (Card & { readonly misconceptions: MisconceptionId[] })[] = [];
  for (const { run: other } of believed) {
    const row = firstOther(truth, other);
    if (row === undefined || intruders.length === MOST_INTRUDERS) continue;
    const face = faceOf(row, other);
    if ([...sent, ...intruders].some(({ name }) => name === face.name)) continue;
    const sends = (it: Shown) => it.rows.some((its) => nameOf(its) === face.name);
    intruders.push({
      ...withId(face),
      misconceptions: nearest.filter((it) => sends(it.run)).map(({ id }) => id),
    });
  }
  const all = [...sent, ...intruders];
  const beliefs = believed.flatMap(({ id, run: other }) => {
    const order = orderOf(other, all);
    return order === null || order.join() === sent.map((card) => card.id).join() ? [] : [{ id, order }];
  });
  if (intruders.length + beliefs.length === 0) return null;
  const before = happenedBefore(truth);
  const key: OrderSegmentsKey = {
    order: sent.map((card) => card.id),
    before: before.map(([i, j]) => [sent[i]?.id ?? '', sent[j]?.id ?? '']),
    alike: alikeIn(sent),
    intruders: intruders.map(({ id, misconceptions }) => ({ id, misconceptions })),
    beliefs,
    why: [
      ...rows.map((row, i) => ({ part: sent[i]?.id ?? '', text: whySent(row, truth) })),
      ...intruders.map(whyNever),
    ],
    evidence: draw.scenario,
    from: draw.from,
  };
  const cards = random.shuffle(all);
  // Whoever changes nothing has not answered.
  if (grade(key, { order: cards.map((card) => card.id) }).outcome === 'right') return null;
  return {
    view: {
      kind: 'order-segments',
      prompt: text('questions.order-segments.prompt', {
        intruders: intruders.length,
        protocol: rows[0]?.protocol ?? 'tcp',
      }),
      story: [
        ...(draw.talk ?? []),
        ...draw.story,
        ...(before.length < (rows.length * (rows.length - 1)) / 2
          ? [text('questions.story.either-way')]
          : []),
      ],
      cards: cards.map((card) => ({ id: card.id, text: card.text })),
    },
    key,
    evidence: draw.scenario,
    difficulty: all.length + intruders.length + beliefs.length,
  };
}

function faceOf(row: WireRow, { rows }: Shown): Face {
  const { from, protocol, flags, seq, ack, len } = row;
  if (protocol === 'udp' && len === 0 && rows.some((it) => it.len > 0 && it.arrives.includes(row.at))) {
    return { name: nameOf(row), text: text('questions.order-segments.card-udp-ack', { from }) };
  }
  const what = protocol === 'tcp' ? flags.join(',') : protocol.toUpperCase();
  const values = { from, what, seq: seq ?? 'none', ack: ack ?? 'none', len };
  return { name: nameOf(row), text: text('questions.order-segments.card', values) };
}

const nameOf = ({ from, protocol, flags, seq, ack, len }: WireRow): string =>
  [from, protocol, flags.join(), seq, ack, len].join(' ');

/** What a belief sends first that is not what is sent. */
function firstOther(truth: Shown, other: Shown): WireRow | undefined {
  const at = other.rows.findIndex((row, i) => !sameRow(row, truth.rows[i]));
  return other.rows[at];
}

/** How many transmissions one of the two runs has and the other has not. */
function distance(a: Shown, b: Shown): number {
  const [ours, theirs] = [a, b].map(({ rows }) => rows.map(nameOf));
  const missing = (names: string[] = [], from: string[] = []) => names.filter((name) => !from.includes(name));
  return missing(ours, theirs).length + missing(theirs, ours).length;
}

/** A belief's whole run in cards; null where a card for something in it is missing. */
function orderOf(other: Shown, cards: readonly Card[]): string[] | null {
  const left = [...cards];
  const order: string[] = [];
  for (const row of other.rows) {
    const at = left.findIndex((card) => card.name === nameOf(row));
    const [card] = at < 0 ? [] : left.splice(at, 1);
    if (card === undefined) return null;
    order.push(card.id);
  }
  return order.length === 0 ? null : order;
}

function alikeIn(cards: readonly Card[]): string[][] {
  const names = [...new Set(cards.map((card) => card.name))];
  return names
    .map((name) => cards.filter((card) => card.name === name).map((card) => card.id))
    .filter((group) => group.length > 1);
}

const whyNever = ({
  id,
  misconceptions: [belief],
}: Card & { readonly misconceptions: readonly MisconceptionId[] }): OrderSegmentsKey['why'][number] => ({
  part: id,
  text: belief ? text(`questions.misconceptions.${belief}.so`) : text('questions.order-segments.why-never'),
});
