import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** What a builder draws from. The same seed draws the same things in the same order. */
export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(percent: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  shuffle<T>(items: readonly T[]): T[];
}

export function randomFrom(seed: string): Random {
  const generator = xoroshiro128plusFromState([1, 2, 3, 4].map((lane) => hash(seed, lane)));
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    int,
    chance: (percent) => int(1, 100) <= percent,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    shuffle(items) {
      const left = [...items];
      return items.flatMap(() => left.splice(int(0, left.length - 1), 1));
    },
  };
}

/** 32 bits of the seed; every lane different. */
function hash(seed: string, lane: number): number {
  let h = Math.imul(lane, 0x9e3779b1);
  for (let i = 0; i < seed.length; i += 1) {
    h = Math.imul(h ^ seed.charCodeAt(i), 0x85ebca6b);
    h ^= h >>> 15;
  }
  return h | lane;
}
