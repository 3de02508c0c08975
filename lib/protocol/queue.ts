/** Things due at a time; at equal times in the order in which they were added, so that a run repeats exactly. */
export interface Queue<T> {
  add(at: number, item: T): void;
  /** When the next one is due; Infinity where there is none. */
  nextAt(): number;
  take(): T | undefined;
}

export function newQueue<T>(): Queue<T> {
  const waiting: { at: number; item: T }[] = [];
  return {
    add(at, item) {
      // Sorted from the back: almost everything is due later than what waits already.
      let i = waiting.length;
      while (i > 0 && (waiting[i - 1]?.at ?? 0) > at) i -= 1;
      waiting.splice(i, 0, { at, item });
    },
    nextAt: () => waiting[0]?.at ?? Number.POSITIVE_INFINITY,
    take: () => waiting.shift()?.item,
  };
}
