/** A rectangle turned about its centre by `angle` (radians, clockwise, as in SVG). */
export interface Box {
  readonly cx: number;
  readonly cy: number;
  readonly w: number;
  readonly h: number;
  readonly angle: number;
  /** What follows from the angle, once: a layout compares each box a thousand times. */
  readonly cos: number;
  readonly sin: number;
  /** How far it reaches to each side of its centre, upright. */
  readonly reachX: number;
  readonly reachY: number;
}

export function makeBox(cx: number, cy: number, w: number, h: number, angle: number): Box {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [c, s] = [Math.abs(cos), Math.abs(sin)];
  return { cx, cy, w, h, angle, cos, sin, reachX: (w * c + h * s) / 2, reachY: (w * s + h * c) / 2 };
}

export interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Whether two boxes have a point in common, by the axes of both (two turned rectangles need no others). */
export function overlap(a: Box, b: Box): boolean {
  if (Math.abs(a.cx - b.cx) > a.reachX + b.reachX || Math.abs(a.cy - b.cy) > a.reachY + b.reachY)
    return false;
  return !separates(a, b) && !separates(b, a);
}

/** Whether one of the axes of `a` keeps `b` apart from it. */
function separates(a: Box, b: Box): boolean {
  const from = inFrameOf(a, b.cx, b.cy);
  const cos = Math.abs(a.cos * b.cos + a.sin * b.sin);
  const sin = Math.abs(a.cos * b.sin - a.sin * b.cos);
  return (
    Math.abs(from.x) > (a.w + b.w * cos + b.h * sin) / 2 ||
    Math.abs(from.y) > (a.h + b.w * sin + b.h * cos) / 2
  );
}

/** Whether a stroke touches a box: its part within the box's width must miss the box's height. */
export function touches(box: Box, stroke: Stroke): boolean {
  const from = inFrameOf(box, stroke.x1, stroke.y1);
  const to = inFrameOf(box, stroke.x2, stroke.y2);
  let [enter, leave] = [0, 1];
  for (const [start, end, half] of [
    [from.x, to.x, box.w / 2],
    [from.y, to.y, box.h / 2],
  ] as const) {
    const move = end - start;
    if (move === 0) {
      if (Math.abs(start) > half) return false;
      continue;
    }
    const [a, b] = [(-half - start) / move, (half - start) / move];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave;
}

function inFrameOf({ cx, cy, cos, sin }: Box, x: number, y: number): { x: number; y: number } {
  const [dx, dy] = [x - cx, y - cy];
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin };
}
