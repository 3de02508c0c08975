import type { HostName } from '@/lib/protocol/trace';
import type { LadderView } from '@/lib/questions/ladder-view';
import { type Attempt, attemptAt, type Scene } from './attempt';
import { heights, trueScale } from './axis';
import { flightItems } from './flight-lines';
import { type Frame, layFrame } from './frame';
import type { Box } from './geometry';
import { typicalDelay } from './happenings';
import type { LadderLabels } from './labels';
import { findMoments } from './moments';
import type { Note } from './notes';
import type { Licence, PlacedFlight } from './placing';
import type { Row } from './text';
import { flightWordings } from './wordings';

export interface LayoutOptions {
  readonly width: number;
  readonly labels: LadderLabels;
  readonly states?: boolean;
}

/** Where everything is, in the units of a drawing `width` wide. The hosts' names have a strip of their own. */
export interface LadderLayout {
  readonly width: number;
  readonly height: number;
  readonly sizes: Frame['sizes'];
  readonly lifelines: Readonly<Record<HostName, Lifeline>>;
  readonly segments: readonly PlacedFlight[];
  readonly states: readonly PlacedState[];
  readonly silences: readonly Silence[];
  readonly divergence: Note | null;
}

export interface Lifeline {
  readonly x: number;
  readonly name: string;
  /** The middle of the name: above the lifeline, or as near as the drawing's edge lets it. */
  readonly nameX: number;
}

export interface PlacedState {
  /** In ms of the run. */
  readonly at: number;
  readonly host: HostName;
  readonly rows: readonly Row[];
  /** The circle on the lifeline. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** A stretch drawn shorter than true scale, with its length in words. */
export interface Silence extends Note {
  readonly from: number;
  readonly until: number;
}

/** What a tight gap gains from one attempt to the next. */
const STEP = 4;
const BOTTOM = 12;
/** Far more than any run has needed; a drawing that is not done by then is shown as it is. */
const MOST_ATTEMPTS = 500;

/**
 * Lays out a run. Time is at true scale where that leaves room for the labels; where it does not, the gaps
 * that are too tight are widened, a little at a time, until no two labels touch.
 */
export function layoutLadder(
  view: LadderView,
  { width, labels, states = true }: LayoutOptions,
): LadderLayout {
  const frame = layFrame(view, width, labels, states);
  const moments = findMoments(view, states);
  const inner = frame.x.server - frame.x.client;
  const axis = trueScale(moments, typicalDelay(view), Math.min(54, Math.max(30, 0.16 * inner)));
  const wordings = flightWordings(view, labels, frame.sizes, inner);
  const items = flightItems(moments, axis.folded, wordings);
  const scene: Scene = { view, labels, frame, moments, folded: axis.folded, items };

  let gaps = axis.gaps;
  let attempt = attemptAt(scene, heights(gaps), licenceOf(0));
  for (let n = 1; attempt.tight.size > 0 && n < MOST_ATTEMPTS; n++) {
    const { tight } = attempt;
    const everywhere = n > 120;
    gaps = gaps.map((gap, i) => (tight.has(i) || (everywhere && i > 0) ? gap + STEP : gap));
    attempt = attemptAt(scene, heights(gaps), licenceOf(n));
  }
  return finish(scene, heights(gaps), attempt);
}

/** The longer it takes, the more may be given up: first whole numbers, then bare ground behind a label. */
function licenceOf(attempt: number): Licence {
  return { shorten: attempt >= 5, coverLines: attempt >= 24, anything: attempt >= 60 };
}

function finish(scene: Scene, ys: readonly number[], attempt: Attempt): LadderLayout {
  const { view, frame, moments, folded } = scene;
  const { flights, states, silences, divergence } = attempt;
  const notes = divergence ? [...silences, divergence] : silences;
  const boxes = [...states, ...notes.map(({ box }) => box), ...flights.flatMap((flight) => flight.boxes)];
  const bottom = Math.max(...ys, ...boxes.map((box) => box.cy + box.reachY));
  const lifeline = (host: HostName): Lifeline => ({
    x: frame.x[host],
    name: frame.names[host].text,
    nameX: frame.names[host].x,
  });
  return {
    width: frame.width,
    height: Math.ceil(bottom + BOTTOM),
    sizes: frame.sizes,
    lifelines: { client: lifeline('client'), server: lifeline('server') },
    segments: flights,
    states: states.map((box, i) => {
      const { host, at } = view.states[i] ?? { host: 'client' as const, at: 0 };
      return {
        at,
        host,
        rows: frame.states[i] ?? [],
        x: frame.x[host],
        y: ys[moments.states[i] ?? 0] ?? 0,
        box,
      };
    }),
    silences: silences.map((silence, k) => {
      const i = folded[k] ?? 0;
      return { ...silence, from: ys[i - 1] ?? 0, until: ys[i] ?? 0 };
    }),
    divergence,
  };
}
