import type { HostName } from '@/lib/protocol/trace';

/** The moments that something hangs between; `from` is the sender where it is a segment's. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly from?: HostName;
}

/** The gaps to widen so that two things that hang between moments come apart. */
export function gapsBetween(a: Span, b: Span): number[] {
  const [upper, lower] = a.first < b.first || (a.first === b.first && a.last < b.last) ? [a, b] : [b, a];
  const ends = [
    ...(a.first === b.first ? [] : [lower.first]),
    ...(a.last === b.last ? [] : [Math.max(a.last, b.last)]),
  ];
  // Two of one host: at both ends, so that they stay parallel.
  if (upper.from !== undefined && upper.from === lower.from && ends.length > 0) return ends;
  // A silence below the line that it follows: the silence, so that the line does not get steeper.
  if (upper.first === lower.first || (lower.from === undefined && lower.first === upper.last))
    return [lower.last];
  return [lower.first];
}
