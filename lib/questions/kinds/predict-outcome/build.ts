import { run } from '../../../protocol';
import { believe } from '../../believe';
import { crossed, offer, type Wrong, wrongs } from '../../choice';
import type { Draw } from '../../draw/timeline';
import type { Built } from '../../kind';
import type { MisconceptionId } from '../../misconceptions';
import type { Random } from '../../random';
import { ladderBefore, type Shown, sameRow, shownFrom, statesInCommon } from '../../shown';
import { type Text, text } from '../../text';
import type { Plan } from './plans';
import { reasonsFor } from './reasons';
import type { PredictOutcomeKey, PredictOutcomeView } from './view';

const FEWEST_WRONG = 2;
const MOST_WRONG = 3;
const MOST_HIDDEN = 3;
/** In so many of a hundred, where it can be. */
const CROSSED = 75;
/** States up to the turn that one belief has otherwise. */
const MOST_DISPUTED = 2;

export function attempt(plan: Plan, random: Random): Built<PredictOutcomeView, PredictOutcomeKey> | null {
  const draw = plan.draw(random);
  const turn = draw.turn ?? draw.from;
  const scenarios = draw.also ? [draw.scenario, draw.also] : [draw.scenario];
  const truth = scenarios.map((scenario) => shownFrom(run(scenario), draw.from));
  const says = (runs: readonly Shown[]) => plan.says.flatMap((aspect) => aspect(runs, turn));
  const right = says(truth);
  const tellsOfLoss = draw.story.some(({ id }) => lossesTold.has(id));
  const believed = new Map<string, readonly Shown[]>();
  const chooses = (...ids: readonly MisconceptionId[]): readonly Text[] | null => {
    const runs = truth.map((shown, i) => believe(shown, scenarios[i] ?? draw.scenario, ...ids));
    believed.set(ids.join(), runs);
    const isOpen = runs.every(
      (other, i) =>
        agreesUntil(turn, other, truth[i]) && (!tellsOfLoss || losses(other) === losses(truth[i])),
    );
    return isOpen ? says(runs) : null;
  };
  const order = [...new Set([...plan.own, ...random.shuffle(plan.others)])];
  const alone = wrongs(right, order, (id) => chooses(id));
  const together = (a: MisconceptionId, b: MisconceptionId): Wrong | null => {
    const lines = chooses(a, b);
    return lines === null || isSame(lines, right) ? null : { lines, beliefs: [a, b], isJoint: true };
  };
  const square = random.chance(CROSSED)
    ? crossed(random, alone.slice(0, MOST_WRONG), 1, together, (a, b) => isSame(a.lines, b.lines))
    : null;
  const wrong = square ?? alone.slice(0, MOST_WRONG);
  const told = wrong.flatMap(({ beliefs }) => beliefs);
  if (wrong.length < FEWEST_WRONG || !told.some((id) => plan.own.includes(id))) return null;
  const [real] = truth;
  const ladder =
    real &&
    ladderUntil(
      real,
      turn,
      wrong
        .flatMap(({ beliefs, isJoint }): readonly string[] => (isJoint ? [beliefs.join()] : beliefs))
        .flatMap((held) => believed.get(held)?.[0] ?? []),
    );
  if (real === undefined || ladder === undefined || hiddenIn(ladder) > MOST_HIDDEN) return null;
  const telling = withoutCommon(right, wrong);
  const { options, ...said } = offer(random, telling.right, telling.wrong);
  return {
    view: {
      kind: 'predict-outcome',
      prompt: promptOf(plan, real, turn, telling.right),
      ...(disputedIn(ladder, real, turn) > 0 ? { note: text('questions.states-left-out') } : {}),
      story: storyOf(draw, truth, ladder, telling.right),
      ...(ladder.segments.length > 0 && { ladder }),
      options,
    },
    key: {
      ...said,
      why: [...telling.right],
      reasons: reasonsFor(telling.right, truth, turn),
      evidence: draw.scenario,
      from: draw.from,
      turn,
      ...(draw.also && { also: draw.also }),
    },
    evidence: draw.scenario,
    difficulty: real.rows.length + told.length + plan.says.length,
  };
}

/** Each says without an if that something is lost: whoever sends no such thing would contradict it. */
const lossesTold: ReadonlySet<string> = new Set(
  [
    'lost',
    'segment-lost',
    'next-lost',
    'answer-lost',
    'fin-ack-lost',
    'fin-ack-lost-twice',
    'message-lost',
    'error-lost',
  ].map((id) => `questions.story.${id}`),
);

const losses = (shown: Shown | undefined): number =>
  shown?.rows.filter(({ arrives }) => arrives.length === 0).length ?? 0;

const isSame = (a: readonly Text[], b: readonly Text[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A line that every option has says nothing. */
function withoutCommon(right: readonly Text[], wrong: readonly Wrong[]) {
  const names = wrong.map(({ lines }) => new Set(lines.map((line) => JSON.stringify(line))));
  const isCommon = (line: Text) => names.every((lines) => lines.has(JSON.stringify(line)));
  const common = new Set(right.filter(isCommon).map((line) => JSON.stringify(line)));
  const tells = (line: Text) => !common.has(JSON.stringify(line));
  return {
    right: right.filter(tells),
    wrong: wrong.map((it) => ({ ...it, lines: it.lines.filter(tells) })),
  };
}

/** The run up to its turn, with the states that no belief in question has otherwise: they would decide between them. */
function ladderUntil(truth: Shown, turn: number, others: readonly Shown[]): Ladder {
  const whole = ladderBefore(truth, turn);
  return structuredClone({ ...whole, states: statesInCommon(whole.states, others) }) as Ladder;
}

type Ladder = NonNullable<PredictOutcomeView['ladder']>;

const hiddenIn = ({ states }: Ladder): number => states.filter(({ to }) => to === 'hidden').length;

/** How many states are not shown. */
const disputedIn = (ladder: Ladder, truth: Shown, turn: number): number =>
  ladderBefore(truth, turn).states.length - ladder.states.length + hiddenIn(ladder);

/**
 * The same segments until then, with the same fates, and states of which few need to be hidden: what the
 * learner sees refutes neither.
 */
function agreesUntil(turn: number, other: Shown, truth: Shown | undefined): boolean {
  if (truth === undefined) return false;
  const [ours = [], theirs = []] = [truth, other].map((shown) => shown.rows.filter((row) => row.at < turn));
  return (
    disputedIn(ladderUntil(truth, turn, [other]), truth, turn) <= MOST_DISPUTED &&
    ours.length === theirs.length &&
    ours.every((row, i) => sameRow(row, theirs[i]) && row.arrives.join() === theirs[i]?.arrives.join())
  );
}

/** What the learner is told: where nobody asks what follows a crash, nothing that comes after it. */
function storyOf(draw: Draw, truth: readonly Shown[], ladder: Ladder, right: readonly Text[]): Text[] {
  const turn = draw.turn ?? draw.from;
  const crash = draw.story.findIndex(({ id }) => id === 'questions.story.crash-now');
  return isOfCrash(right)
    ? [...draw.story.slice(0, crash + 1), ...endOf(ladder, turn)]
    : [...draw.story, ...policyOf(draw, truth), ...endOf(ladder, turn)];
}

const isOfCrash = (right: readonly Text[]): boolean =>
  right.every(({ id }) => id === 'questions.outcome.soon-crash');

/** Where anybody acknowledges data or a FIN, nobody could tell without this which segments follow. */
function policyOf({ scenario: { settings }, turn = 0 }: Draw, runs: readonly Shown[]): Text[] {
  const isPlain = settings?.transport !== 'udp' && settings?.delayedAck === undefined;
  const isDue = runs.some(({ rows }) =>
    rows.some((row) => row.because === 'answer' && row.at >= turn && row.flags.join() === 'ACK'),
  );
  return isPlain && isDue ? [text('questions.story.acks-at-once')] : [];
}

/** An arrow that runs on past the moment that is asked about would leave open when that is. */
function endOf({ segments }: Ladder, turn: number): Text[] {
  const runsOn = segments.some(({ arrives }) => arrives.some((at) => at > turn));
  return runsOn ? [text('questions.story.picture-until', { ms: turn })] : [];
}

/** It asks for what the options tell, no more and no less. */
function promptOf({ ask }: Plan, { rows }: Shown, turn: number, right: readonly Text[]): Text {
  const host = rows.find((row) => row.at >= turn)?.from ?? 'client';
  if (ask === undefined && !rows.some((row) => row.at < turn || row.because === 'injected')) {
    const isSentAlone = right.every(({ id }) => id.startsWith('questions.outcome.sent-'));
    return text(`questions.predict-outcome.prompt-${isSentAlone ? 'sent' : 'start'}`);
  }
  if (isOfCrash(right)) return text('questions.predict-outcome.prompt-crash');
  if (right.some(({ id }) => id === 'questions.outcome.datagrams-in-all')) {
    const isOfUdp = right.every(({ values }) => values?.over !== 'TCP');
    return text(`questions.predict-outcome.prompt-first-byte-${isOfUdp ? 'udp' : 'count'}`);
  }
  return ask === 'certain'
    ? text('questions.predict-outcome.prompt-certain', { host })
    : text(ask ? `questions.predict-outcome.prompt-${ask}` : 'questions.predict-outcome.prompt');
}
