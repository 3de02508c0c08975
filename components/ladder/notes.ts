import type { LadderView } from '@/lib/questions/ladder-view';
import { type Frame, STATE_GAP } from './frame';
import { type Box, makeBox, type Stroke, touches } from './geometry';
import type { LadderLabels } from './labels';
import { rowHeight } from './line';
import type { Moments } from './moments';
import { aboutTime, cutTo, textWidth } from './text';

/** A line of text of ours that lies level: the length of a silence, the place where two runs part. */
export interface Note {
  readonly text: string;
  readonly box: Box;
}

const PAD = 4;

/** The boxes of the states' labels, outside the lifelines and centred on their moments. */
export function stateBoxes(view: LadderView, frame: Frame, moments: Moments, ys: readonly number[]): Box[] {
  return frame.states.map((rows, i) => {
    const w = Math.max(...rows.map((row) => row.width));
    const host = view.states[i]?.host ?? 'client';
    const away = STATE_GAP + w / 2;
    const cx = host === 'client' ? frame.x.client - away : frame.x.server + away;
    const h = rows.reduce((sum, row) => sum + rowHeight(row), 0);
    return makeBox(cx, ys[moments.states[i] ?? 0] ?? 0, w, h, 0);
  });
}

/** The label on the rule, centred. */
export function divergenceNote(labels: LadderLabels, frame: Frame, y: number): Note {
  const text = cutTo(labels.diverges, frame.sizes.notes, frame.width - 4 * PAD);
  return note(text, frame, frame.width / 2, y);
}

/**
 * The label of a folded gap. Where a segment is under way meanwhile, it keeps to the side that the line
 * leaves free, and to the time alone if that is all there is room for.
 */
export function silenceNote(
  ms: number,
  labels: LadderLabels,
  frame: Frame,
  y: number,
  strokes: readonly Stroke[],
): Note {
  const { client, server } = frame.x;
  const time = aboutTime(ms);
  const inside = ({ box: { cx, w } }: Note) => cx - w / 2 >= client + PAD && cx + w / 2 <= server - PAD;
  const places = [labels.silence.replace('{time}', time), time].flatMap((text) => {
    const half = textWidth(text, frame.sizes.notes) / 2 + 2 * PAD;
    return [(client + server) / 2, client + half, server - half]
      .map((x) => note(text, frame, x, y))
      .filter(inside);
  });
  const bare = places.find(({ box }) => !strokes.some((stroke) => touches(box, stroke)));
  return bare ?? places[0] ?? note(time, frame, (client + server) / 2, y);
}

function note(text: string, { sizes }: Frame, cx: number, cy: number): Note {
  return { text, box: makeBox(cx, cy, textWidth(text, sizes.notes), sizes.notes * 1.2, 0) };
}
