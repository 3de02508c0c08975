import type { LadderView } from '@/lib/questions/ladder-view';
import type { Wordings } from './flight-lines';
import type { Sizes } from './frame';
import type { LadderLabels } from './labels';
import type { Flight } from './moments';
import { breakRows } from './text';
import { blankLetters, numberPhrases, raised, type Wording, type WordingOptions, wordingOf } from './wording';

/**
 * What each label may say, the best first. All of a drawing are alike: numbers in one row if every label
 * has room for that on its line, else one below the other, which on a phone keeps them whole.
 */
export function flightWordings(view: LadderView, labels: LadderLabels, sizes: Sizes, inner: number) {
  const letters = blankLetters(view);
  const phrases = view.segments.map((segment) => numberPhrases(segment, false, letters));
  const widest = (some: typeof phrases, room: number) =>
    Math.max(0, ...some.flatMap((row) => breakRows(row, sizes.numbers, room)).map(({ width }) => width));
  const inOneRow = widest(phrases, Number.POSITIVE_INFINITY);
  const stacked = widest(phrases, 0);
  const below = inOneRow <= 0.8 * inner ? inOneRow : stacked;
  const options = (short: boolean, room: number): WordingOptions => ({
    labels,
    letters,
    sizes,
    room: { above: 0.8 * inner, below: room },
    short,
  });
  return (flight: Flight, crossed: boolean): Wordings => {
    const both = (rows: readonly Wording[]) => (crossed ? [...rows, ...rows.map(raised)] : rows);
    const rooms = below === stacked ? [stacked] : [below, stacked];
    return {
      whole: both(rooms.map((room) => wordingOf(flight, options(false, room)))),
      short: both([below, 0].map((room) => wordingOf(flight, options(true, room)))),
    };
  };
}
