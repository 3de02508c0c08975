import type { LadderView } from '@/lib/questions/ladder-view';
import { type FlightItem, type FlightLine, flightLines, linesBeside, spanOf } from './flight-lines';
import type { Frame } from './frame';
import { type Box, overlap } from './geometry';
import type { LadderLabels } from './labels';
import { drawn } from './line';
import type { Moments } from './moments';
import { divergenceNote, type Note, silenceNote, stateBoxes } from './notes';
import { placePair } from './pair';
import { type Licence, type Obstacle, type PlacedFlight, type Placing, placeLabel } from './placing';
import { gapsBetween, type Span } from './span';

/** What does not change from one attempt to the next. */
export interface Scene {
  readonly view: LadderView;
  readonly labels: LadderLabels;
  readonly frame: Frame;
  readonly moments: Moments;
  /** The moments above which time is drawn shorter than it was. */
  readonly folded: readonly number[];
  readonly items: readonly FlightItem[];
}

/** Every label placed at given heights. The gaps in `tight` have to grow before all is well. */
export interface Attempt {
  readonly flights: readonly PlacedFlight[];
  readonly states: readonly Box[];
  readonly silences: readonly Note[];
  readonly divergence: Note | null;
  readonly tight: ReadonlySet<number>;
}

/**
 * Places the labels at the given heights: first those that cannot move, then those of the flights, the
 * shortest first because they have the least choice.
 */
export function attemptAt(scene: Scene, ys: readonly number[], licence: Licence): Attempt {
  const { view, labels, frame, moments, folded, items } = scene;
  const tight = new Set<number>();
  const obstacles: Obstacle[] = [];
  const widen = (a: Span, b: Span) => {
    for (const gap of gapsBetween(a, b)) tight.add(gap);
  };
  const add = (item: Obstacle & { readonly box: Box }) => {
    const hit = obstacles.find(({ box }) => box && overlap(box, item.box));
    if (hit) widen(hit, item);
    if (item.box.cy - item.box.reachY < 1) tight.add(0);
    obstacles.push(item);
  };

  const lines = flightLines(items, frame, ys);
  const states = stateBoxes(view, frame, moments, ys);
  states.forEach((box, i) => {
    const at = moments.states[i] ?? 0;
    add({ first: at, last: at, box });
  });

  const strokes = lines.map(({ line }) => drawn(line));
  const silences = folded.map((i) => {
    const middle = ((ys[i - 1] ?? 0) + (ys[i] ?? 0)) / 2;
    const silence = silenceNote(silenceBefore(moments, i), labels, frame, middle, strokes);
    add({ first: i - 1, last: i, box: silence.box });
    return silence;
  });

  const rule = moments.divergence;
  const divergence = rule === null ? null : divergenceNote(labels, frame, ys[rule] ?? 0);
  if (rule !== null && divergence) {
    add({ first: rule, last: rule, box: divergence.box });
    const y = divergence.box.cy;
    obstacles.push({ first: rule, last: rule, stroke: { x1: 0, y1: y, x2: frame.width, y2: y } });
  }

  const flights: PlacedFlight[] = [];
  const settle = ({ placed, conflict }: Placing) => {
    const span = spanOf(placed.flight);
    if (conflict) widen(conflict, span);
    for (const box of placed.boxes) {
      if (box.cy - box.reachY < 1) tight.add(0);
      obstacles.push({ ...span, box });
    }
    flights.push(placed);
  };
  const isPlaced = (item: FlightLine) => flights.some(({ flight }) => flight === item.flight);
  const others = (of: FlightLine) => [...obstacles, ...linesBeside(of, lines)];
  for (const item of [...lines].sort((a, b) => fall(a) - fall(b))) {
    if (isPlaced(item)) continue;
    const partner = lines.find(({ flight }) => flight === item.partner);
    const pair = partner && !isPlaced(partner) ? placePair(item, partner, { frame, others, licence }) : null;
    if (pair) pair.forEach(settle);
    else settle(placeLabel(item, frame, others(item), licence));
  }
  return {
    flights: flights.sort((a, b) => a.flight.segment.n - b.flight.segment.n),
    states,
    silences,
    divergence,
    tight,
  };
}

function fall({ line }: FlightLine): number {
  return line.y2 - line.y1;
}

/** How long nothing has happened at a moment; the end of a lost segment's line is nothing. */
function silenceBefore({ times, real }: Moments, i: number): number {
  const before = real.lastIndexOf(true, i - 1);
  return (times[i] ?? 0) - (times[before] ?? 0);
}
