declare const brand: unique symbol;

/** A sequence number: 32 bits wide, all arithmetic modulo 2^32 (9293 3.4). */
export type Seq = number & { readonly [brand]: true };

/** Any integer, taken modulo 2^32. */
export const seq = (n: number): Seq => (n >>> 0) as Seq;

/** The number `count` after `from`; a negative count goes back. */
export const advance = (from: Seq, count: number): Seq => ((from + count) >>> 0) as Seq;

/** How far `to` lies after `from`; negative where it lies before. Right while they are less than 2^31 apart. */
export const distance = (from: Seq, to: Seq): number => (to - from) | 0;

export const isBefore = (a: Seq, b: Seq): boolean => distance(a, b) > 0;

export const isAfter = (a: Seq, b: Seq): boolean => distance(a, b) < 0;

/** first =< n =< last, around the circle. */
export const isWithin = (first: Seq, n: Seq, last: Seq): boolean =>
  distance(first, n) >= 0 && distance(n, last) >= 0;
