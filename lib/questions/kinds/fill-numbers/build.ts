import { run, type SegmentRow } from '../../../protocol';
import { believe } from '../../believe';
import type { ConceptId } from '../../concepts';
import { drawClose } from '../../draw/closing';
import { drawLostThird, drawOpen } from '../../draw/opening';
import type { Draw } from '../../draw/timeline';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import { numbersShown } from '../../numbers';
import type { Random } from '../../random';
import { type Shown, sameShape, shownFrom, wholeLadder } from '../../shown';
import { type Text, text } from '../../text';
import { whyAck, whySeq } from '../../why';
import { type Cell, type Posed, pose } from './pose';
import type { FillNumbersKey, FillNumbersView } from './view';

interface Plan {
  readonly draw: (random: Random) => Draw;
  /** The beliefs that a number can betray here, the likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
}

export const plans: Partial<Record<ConceptId, Plan>> = {
  'open-numbers': {
    draw: (random) => (random.chance(20) ? drawLostThird(random) : drawOpen(random)),
    beliefs: [
      'syn-takes-no-number',
      'ack-is-last-received',
      'pure-ack-takes-a-number',
      'ack-flag-is-the-number',
    ],
  },
  'close-numbers': {
    draw: drawClose,
    beliefs: [
      'fin-takes-no-number',
      'ack-is-last-received',
      'pure-ack-takes-a-number',
      'ack-flag-is-the-number',
    ],
  },
};

export function attempt(plan: Plan, random: Random): Built<FillNumbersView, FillNumbersKey> | null {
  const draw = plan.draw(random);
  const truth = shownFrom(run(draw.scenario), draw.from);
  // A belief that sends other segments cannot be told by a number in the segments that are shown.
  const believed = plan.beliefs
    .filter((id) => isCredible(id, truth))
    .map((id) => [id, believe(truth, draw.scenario, id)] as const)
    .filter(([, other]) => sameSegments(truth, other));
  const cells = truth.segments.flatMap((segment, at) => cellsOf(segment, at, believed));
  const posed = pose(cells, truth, plan.beliefs, random);
  if (posed === null) return null;
  const view = viewOf(draw, truth, posed);
  // Nothing that is shown may be a number that is asked for, not even by chance.
  const shown = numbersShown(view);
  if (posed.blanks.some((cell) => shown.has(`${cell.value}`))) return null;
  return {
    view,
    key: keyOf(draw, truth, posed),
    evidence: draw.scenario,
    difficulty: truth.segments.length + posed.blanks.length + posed.beliefs.length,
  };
}

/** If an ACK took a number, the loss of one would leave a gap; nobody who believes it thinks of that. */
const isCredible = (id: MisconceptionId, { segments }: Shown): boolean =>
  id !== 'pure-ack-takes-a-number' ||
  segments.every((s) => s.arrives.length > 0 || s.len > 0 || s.flags.join() !== 'ACK');

const sameSegments = (a: Shown, b: Shown): boolean =>
  a.segments.length === b.segments.length && a.segments.every((s, i) => sameShape(s, b.segments[i]));

function cellsOf(
  segment: SegmentRow,
  at: number,
  believed: readonly (readonly [MisconceptionId, Shown])[],
): Cell[] {
  return (['seq', 'ack'] as const).flatMap((field) => {
    const value = segment[field];
    if (value === null) return [];
    const others = new Map(believed.map(([id, other]) => [id, other.segments[at]?.[field] ?? value]));
    return [{ id: `${field}-${segment.n}`, field, segment, value, believed: others }];
  });
}

function viewOf(draw: Draw, truth: Shown, { blanks, hidden }: Posed): FillNumbersView {
  const ladder = wholeLadder(truth);
  const asked = new Set(blanks.map((cell) => cell.id));
  const shown = (field: Cell['field'], n: number, value: number) => {
    const id = `${field}-${n}`;
    if (asked.has(id)) return { blank: id };
    return hidden.has(id) ? ('hidden' as const) : value;
  };
  return {
    kind: 'fill-numbers',
    prompt: promptOf(draw),
    ...(hidden.size > 0 ? { note: text('questions.hidden-note') } : {}),
    ladder: {
      ...ladder,
      segments: truth.segments.map(({ n, at, from, len, arrives, flags, seq, ack }) => ({
        n,
        at,
        from,
        len,
        arrives: [...arrives],
        flags: [...flags],
        seq: shown('seq', n, seq),
        ack: ack === null ? null : shown('ack', n, ack),
      })),
      states: [...ladder.states],
    },
    fields: blanks.map(({ id, field, segment: { n, flags, from } }) => ({
      id,
      label: text('questions.fill-numbers.field', { field, n, flags: flags.join(','), from }),
    })),
  };
}

const promptOf = ({ closer }: Draw): Text =>
  closer === undefined
    ? text('questions.fill-numbers.prompt-open')
    : text('questions.fill-numbers.prompt-close', { closer });

function keyOf(draw: Draw, truth: Shown, { blanks, beliefs }: Posed): FillNumbersKey {
  const why = ({ field, segment }: Cell) =>
    (field === 'seq' ? undefined : whyAck(truth, segment)) ?? whySeq(truth, segment);
  return {
    blanks: blanks.map((cell) => ({ id: cell.id, number: cell.value, why: why(cell) })),
    beliefs: beliefs.map((id) => ({
      id,
      numbers: blanks.map((cell) => cell.believed.get(id) ?? cell.value),
    })),
    evidence: draw.scenario,
    from: draw.from,
  };
}
