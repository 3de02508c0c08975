import { run } from '../../../protocol';
import type { WireRow } from '../../../protocol/trace';
import { believe } from '../../believe';
import type { ConceptId } from '../../concepts';
import { drawLostDatagram } from '../../draw/datagrams';
import { drawCloseLoss, drawLostLastAck, drawOpenLoss } from '../../draw/loss';
import type { Draw } from '../../draw/timeline';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { ladderBefore, type Shown, sameRow, shownFrom } from '../../shown';
import { text } from '../../text';
import type { Filling, WhoRetransmitsKey, WhoRetransmitsView } from './view';

interface Plan {
  readonly draw: (random: Random, rto: number) => Draw;
  /** The likeliest first. */
  readonly beliefs: readonly MisconceptionId[];
  /** What there is to choose from. */
  readonly flags: readonly string[];
}

const opening = ['SYN', 'SYN,ACK', 'ACK'];
const closing = ['FIN,ACK', 'ACK', 'RST'];

export const plans: Partial<Record<ConceptId, Plan>> = {
  // Not the loss of the SYN,ACK: then both sides send again.
  'open-loss': {
    draw: (random, rto) => drawOpenLoss(random, ['SYN', 'SYN', 'ACK', 'ACK'], rto),
    beliefs: ['third-ack-retransmitted', 'no-backoff'],
    flags: opening,
  },
  'close-loss': { draw: drawCloseLoss, beliefs: ['no-backoff', 'fin-closes-both'], flags: closing },
  'time-wait-last-ack': { draw: drawLostLastAck, beliefs: ['no-backoff'], flags: closing },
  'udp-loss': {
    draw: drawLostDatagram,
    beliefs: ['udp-retransmits'],
    flags: ['UDP', 'ACK'],
  },
};

const MOST_ROWS = 10;

export function attempt(plan: Plan, random: Random): Built<WhoRetransmitsView, WhoRetransmitsKey> | null {
  const rto = random.pick([1000, 1000, 1500, 2000, 3000]);
  const draw = plan.draw(random, rto);
  const truth = shownFrom(run(draw.scenario), draw.from);
  const turn = draw.turn ?? 0;
  const shown = truth.rows.filter(({ at }) => at < turn);
  const lost = shown.at(-1);
  if (lost === undefined || lost.arrives.length > 0 || shown.length > MOST_ROWS) return null;
  const right = repeated(truth, turn, lost);
  const beliefs = plan.beliefs.flatMap((id) => {
    const other = believe(truth, draw.scenario, id);
    const agrees = shown.every((row, i) => sameRow(row, other.rows[i]));
    const filling = repeated(other, turn, lost);
    return agrees && JSON.stringify(filling) !== JSON.stringify(right) ? [{ id, filling }] : [];
  });
  if (beliefs.length === 0) return null;
  const ids = ['who', 'what', 'when'] as const;
  return {
    view: {
      kind: 'who-retransmits',
      prompt: text('questions.who-retransmits.prompt', { n: lost.n, protocol: lost.protocol }),
      story: draw.story.filter(({ id }) => !later.includes(id)),
      ladder: structuredClone(ladderBefore(truth, turn)) as WhoRetransmitsView['ladder'],
      fields: ids.map((id) => ({ id, label: text(`questions.who-retransmits.${id}`) })),
      flags: [...plan.flags],
    },
    key: { right, why: whyOf(truth, right, lost), beliefs, evidence: draw.scenario, from: draw.from },
    evidence: draw.scenario,
    difficulty: shown.length + beliefs.length + (right.who === lost.from ? 0 : 2),
  };
}

/** What happens only after the moment that is asked about. */
const later = ['questions.story.next-lost', 'questions.story.send'];

/** The lost one, if it is sent again; otherwise whatever is. */
function repeated(shown: Shown, turn: number, lost: WireRow): Filling {
  const later = shown.rows.filter((row) => row.at >= turn && isAgain(shown, row));
  const again = later.find((row) => isSame(row, lost)) ?? later[0];
  if (again === undefined) return { who: 'nobody', what: '', when: null };
  const last = shown.rows.findLast((row) => row.n < again.n && isSame(row, again));
  return {
    who: again.from,
    what: again.flags.join(',') || 'UDP',
    when: again.at - (last?.at ?? again.at),
  };
}

const isSame = (a: WireRow, b: WireRow): boolean =>
  a.from === b.from && a.flags.join() === b.flags.join() && a.len === b.len && a.seq === b.seq;

/** Sent before, and sent again by a timer: an answer that comes out the same is another thing. */
const isAgain = ({ rows }: Shown, row: WireRow): boolean =>
  (row.because === 'retransmission' || row.because === 'timer') &&
  rows.some((before) => before.n < row.n && isSame(before, row));

function whyOf(shown: Shown, right: Filling, lost: WireRow): WhoRetransmitsKey['why'] {
  const flags = lost.flags.join(',') || 'UDP';
  if (right.when === null) {
    const why = text('questions.who-retransmits.why-nobody');
    return (['who', 'what', 'when'] as const).map((part) => ({ part, text: why }));
  }
  const host = right.who === 'nobody' ? lost.from : right.who;
  const count = shown.rows.filter(
    (row) => row.n <= lost.n && row.from === host && (row.flags.join(',') || 'UDP') === right.what,
  ).length;
  const who =
    host === lost.from && flags === right.what
      ? text('questions.who-retransmits.why-lost', { host, flags })
      : text('questions.who-retransmits.why-unacknowledged', { host, flags: right.what, lost: flags });
  return [
    { part: 'who', text: who },
    { part: 'what', text: text('questions.who-retransmits.why-same', { flags: right.what }) },
    { part: 'when', text: text('questions.who-retransmits.why-when', { ms: right.when, count }) },
  ];
}
