import type { HostName } from '@/lib/protocol/trace';
import type { LadderView, ShownState } from '@/lib/questions/ladder-view';
import type { LadderLabels } from './labels';
import { cutTo, partWidth, type Row, textWidth } from './text';
import { blankLetters, boxPart } from './wording';

export interface Sizes {
  readonly names: number;
  readonly flags: number;
  readonly numbers: number;
  readonly states: number;
  readonly notes: number;
}

/** What the width decides before anything has a height. */
export interface Frame {
  readonly width: number;
  readonly sizes: Sizes;
  /** The lifelines. */
  readonly x: Readonly<Record<HostName, number>>;
  readonly names: Readonly<Record<HostName, { readonly text: string; readonly x: number }>>;
  /** The rows of each state's label, in the order of the view. */
  readonly states: readonly (readonly Row[])[];
}

/** Below this a drawing is a phone's. */
const NARROW = 420;

/** 10.5 is the least that is read with comfort; it is reached before a phone scales the drawing up. */
const narrowSizes: Sizes = { names: 13, flags: 12, numbers: 11, states: 10.5, notes: 10.5 };
const wideSizes: Sizes = { names: 14, flags: 13.5, numbers: 12.5, states: 11.5, notes: 11.5 };

/** From a state's label to its lifeline, past the circle. */
export const STATE_GAP = 8;
const MARGIN = 3;
const LEAST_GUTTER = 30;

/** Lays out the width: a gutter for each host's states, as narrow as they allow, and the room between. */
export function layFrame(view: LadderView, width: number, labels: LadderLabels, withStates: boolean): Frame {
  const narrow = width < NARROW;
  const sizes = narrow ? narrowSizes : wideSizes;
  const letters = blankLetters(view);
  const broken = view.states.map(({ to }) => stateRows(to, letters, sizes.states, narrow ? 0 : width));
  const gutter = (host: HostName) => {
    const widths = view.states.flatMap((state, i) =>
      withStates && state.host === host ? (broken[i] ?? []).map((row) => row.width + STATE_GAP + MARGIN) : [],
    );
    return Math.max(LEAST_GUTTER, ...widths);
  };
  const [left, right] = [gutter('client'), gutter('server')];
  // With room to spare the two sides are alike.
  const x = narrow
    ? { client: left, server: width - right }
    : { client: Math.max(left, right), server: width - Math.max(left, right) };
  const room = { client: x.client, server: width - x.server };
  return {
    width,
    sizes,
    x,
    names: { client: placeName(labels.client, x.client), server: placeName(labels.server, x.server) },
    states: withStates
      ? view.states.map(({ to, host }) =>
          stateRows(to, letters, sizes.states, room[host] - STATE_GAP - MARGIN),
        )
      : [],
  };

  function placeName(name: string, at: number) {
    const text = cutTo(name, sizes.names, width / 2 - 2 * MARGIN);
    const half = textWidth(text, sizes.names) / 2 + MARGIN;
    return { text, x: Math.min(Math.max(at, half), width - half) };
  }
}

/** The longest name has no hyphen of its own; whole, on a phone, it would cost the numbers their digits. */
const halves: Readonly<Record<string, readonly [string, string]>> = { ESTABLISHED: ['ESTAB-', 'LISHED'] };

/** A state in one row, or broken at its first hyphen where it is wider than `room`. */
function stateRows(
  state: ShownState,
  letters: ReadonlyMap<string, string>,
  size: number,
  room: number,
): Row[] {
  if (typeof state === 'object' || state === 'hidden') {
    const box = boxPart(state, letters);
    return [{ parts: [box], size, width: partWidth(box, size) }];
  }
  const [head, tail] = halves[state] ?? [
    state.slice(0, state.indexOf('-') + 1),
    state.slice(state.indexOf('-') + 1),
  ];
  const whole = textWidth(state, size) <= room || state.length <= 8 || head === '';
  return (whole ? [state] : [head, tail]).map((text) => ({
    parts: [{ kind: 'plain', text }],
    size,
    width: textWidth(text, size),
  }));
}
