import type { LadderSegment, LadderView, ShownNumber, ShownState } from '@/lib/questions/ladder-view';
import type { LadderLabels } from './labels';
import { type Flight, findMoments } from './moments';
import { breakRows, cutTo, type Part, type Phrase, type Row, shortNumber, space, textWidth } from './text';

/** What a flight's label says: the rows above its line, and those below it. */
export interface Wording {
  readonly above: readonly Row[];
  readonly below: readonly Row[];
}

/**
 * The letters of the blanks, by field: a, b, c… from the top of the diagram to its bottom. A form shows the
 * same ones. The numbers of a segment stand halfway down its line, and never before those of an earlier one.
 */
export function blankLetters(view: LadderView): ReadonlyMap<string, string> {
  const { times, flights, states } = findMoments(view, true);
  const timeOf = (moment: number) => times[moment] ?? 0;
  let lowest: Height = { t: Number.NEGATIVE_INFINITY, moment: 0 };
  const numbers = view.segments.map((segment) => {
    const { first, last } = flights.find((flight) => flight.segment === segment) ?? { first: 0, last: 0 };
    const middle = { t: (timeOf(first) + timeOf(last)) / 2, moment: (first + last) / 2 };
    if (downwards(lowest, middle) < 0) lowest = middle;
    return { ...lowest, shown: [segment.seq, segment.ack] };
  });
  const entered = view.states.map(({ to }, i) => {
    const moment = states[i] ?? 0;
    return { t: timeOf(moment), moment, shown: [to] };
  });
  const fields = [...entered, ...numbers].sort(downwards).flatMap(({ shown }) => shown.flatMap(blankOf));
  return new Map([...new Set(fields)].map((field, i) => [field, letter(i)]));
}

/** How far down something stands: by its time, and within an instant by its moment. */
interface Height {
  readonly t: number;
  readonly moment: number;
}

function downwards(a: Height, b: Height): number {
  return a.t - b.t || a.moment - b.moment;
}

function blankOf(shown: ShownNumber | ShownState | null): string[] {
  return typeof shown === 'object' && shown !== null ? [shown.blank] : [];
}

/** a … z, aa, ab … as the columns of a sheet. */
function letter(i: number): string {
  const last = String.fromCharCode(97 + (i % 26));
  return i < 26 ? last : letter(Math.floor(i / 26) - 1) + last;
}

/** What is the matter with a flight, in the words of the labels. */
export function remarks(
  { origin }: LadderSegment,
  labels: LadderLabels,
  lost: boolean,
  copy: number,
): string[] {
  return [
    origin === 'old-duplicate' ? labels.oldDuplicate : origin === 'forged' ? labels.forged : '',
    copy > 0 ? labels.copy : '',
    lost ? labels.lost : '',
  ].filter((word) => word !== '');
}

export interface WordingOptions {
  readonly labels: LadderLabels;
  readonly letters: ReadonlyMap<string, string>;
  readonly sizes: { readonly flags: number; readonly numbers: number; readonly notes: number };
  /** The room for the rows above the line, and for those below it. */
  readonly room: { readonly above: number; readonly below: number };
  /** Numbers by their ends: …291. */
  readonly short: boolean;
}

/** The label of a flight, in rows no wider than their room. */
export function wordingOf({ segment, lost, copy }: Flight, options: WordingOptions): Wording {
  const { labels, letters, sizes, room, short } = options;
  // A copy repeats the line that it left with, which has the flags and the numbers.
  if (copy > 0) return { above: [], below: [remarkRow([labels.copy], sizes, room.above)] };
  return {
    above: aboveRows(segment, labels, remarks(segment, labels, lost, 0), sizes, room.above),
    below: breakRows(numberPhrases(segment, short, letters), sizes.numbers, room.below),
  };
}

/**
 * The same with everything above the line. Where lines cross, the room above one of them, as far as the
 * crossing, is its own; the room below is not.
 */
export function raised({ above, below }: Wording): Wording {
  return { above: [...above, ...below], below: [] };
}

/** What a flight is called, in pieces between which a label may break: its flags, or what it is instead. */
export function namePieces({ protocol, flags }: LadderSegment, labels: LadderLabels): string[] {
  if (protocol === 'udp') return ['UDP'];
  if (protocol === 'icmp') return ['ICMP ', labels.portUnreachable];
  return flags.map((flag, i) => (i < flags.length - 1 ? `${flag},` : flag));
}

/** `seq …`, `ack …` and `len …`, as far as the segment has them. A datagram may well be empty. */
export function numberPhrases(
  segment: LadderSegment,
  short: boolean,
  letters: ReadonlyMap<string, string>,
): Phrase[] {
  const { protocol, seq, ack, len } = segment;
  const number = (name: string, shown: ShownNumber) => [plain(`${name} `), numberPart(shown, short, letters)];
  return [
    ...(seq === null ? [] : [number('seq', seq)]),
    ...(ack === null ? [] : [number('ack', ack)]),
    ...(len > 0 || protocol === 'udp' ? [[plain(`len ${len}`)]] : []),
  ];
}

/**
 * The number and the name, and after them in the same row what is the matter, if there is room; else in a
 * row above.
 */
function aboveRows(
  segment: LadderSegment,
  labels: LadderLabels,
  words: readonly string[],
  sizes: WordingOptions['sizes'],
  room: number,
): Row[] {
  const pieces = namePieces(segment, labels);
  const order: Phrase = [{ kind: 'order', text: `${segment.n}` }, space];
  const whole = textWidth(`${segment.n} ${pieces.join('')}`, sizes.flags) <= room;
  const phrases = (whole ? [pieces.join('')] : pieces).map(
    (text, i): Phrase => [...(i === 0 ? order : []), plain(text)],
  );
  const rows = breakRows(phrases, sizes.flags, room).map((row) => ({ ...row, bold: true }));
  const [only, ...more] = rows;
  if (words.length === 0 || only === undefined) return rows;
  const remark = remarkRow(words, sizes, room);
  const [beside, ...rest] = breakRows([only.parts, remark.parts], sizes.flags, room);
  if (more.length === 0 && beside && rest.length === 0) return [{ ...beside, bold: true }];
  return [remark, ...rows];
}

function remarkRow(words: readonly string[], sizes: WordingOptions['sizes'], room: number): Row {
  const text = cutTo(words.join(' · '), sizes.notes, room);
  return { parts: [{ kind: 'remark', text }], size: sizes.notes, width: textWidth(text, sizes.notes) };
}

function plain(text: string): Part {
  return { kind: 'plain', text };
}

function numberPart(shown: ShownNumber, short: boolean, letters: ReadonlyMap<string, string>): Part {
  if (typeof shown === 'number') return plain(short ? shortNumber(shown) : String(shown));
  return boxPart(shown, letters);
}

/** What stands in the place of a number or a state that is not shown. */
export function boxPart(
  shown: { readonly blank: string } | 'hidden',
  letters: ReadonlyMap<string, string>,
): Part {
  return shown === 'hidden' ? { kind: 'hidden' } : { kind: 'blank', letter: letters.get(shown.blank) ?? '' };
}
