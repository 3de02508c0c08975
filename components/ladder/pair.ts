import { type FlightLine, spanOf } from './flight-lines';
import type { Frame } from './frame';
import { type Licence, type Obstacle, type Placing, placeLabel, placeWording } from './placing';
import type { Wording } from './wording';

interface Around {
  readonly frame: Frame;
  /** What the label of a line keeps clear of. */
  readonly others: (of: FlightLine) => readonly Obstacle[];
  readonly licence: Licence;
}

/**
 * The labels of two lines that cross, as in a simultaneous open: the numbers whole if there is room, and
 * both laid out alike before each for itself. Null where neither can be.
 */
export function placePair(a: FlightLine, b: FlightLine, around: Around): [Placing, Placing] | null {
  const { frame, others, licence } = around;
  const onBareGround = { ...licence, coverLines: false };
  return (
    alike(a.wordings.whole, b.wordings.whole) ??
    both((line, obstacles) => placeLabel(line, frame, obstacles, { ...onBareGround, shorten: false })) ??
    (licence.shorten ? alike(a.wordings.short, b.wordings.short) : null)
  );

  function alike(ofA: readonly Wording[], ofB: readonly Wording[]): [Placing, Placing] | null {
    for (const [i, wordingA] of ofA.entries()) {
      const pair = both((line, obstacles) => {
        const wording = line === a ? wordingA : ofB[i];
        return wording ? placeWording(line, wording, frame, obstacles, onBareGround) : null;
      });
      if (pair) return pair;
    }
    return null;
  }

  function both(
    place: (line: FlightLine, obstacles: readonly Obstacle[]) => Placing | null,
  ): [Placing, Placing] | null {
    const first = place(a, others(a));
    if (first?.conflict !== null) return null;
    const boxes = first.placed.boxes.map((box) => ({ ...spanOf(a.flight), box }));
    const second = place(b, [...others(b), ...boxes]);
    return second?.conflict === null ? [first, second] : null;
  }
}
