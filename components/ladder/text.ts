/** A piece of a row: words, a blank to fill in, or what is kept back. */
export type Part =
  | { readonly kind: 'plain'; readonly text: string }
  /** The number of a segment, by which prompts and fields name it. */
  | { readonly kind: 'order'; readonly text: string }
  /** A word of ours beside the wire's own: "lost". */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'blank'; readonly letter: string }
  | { readonly kind: 'hidden' };

export interface Row {
  readonly parts: readonly Part[];
  readonly size: number;
  readonly width: number;
  readonly bold?: boolean;
}

/** What stays together when a label breaks into rows. */
export type Phrase = readonly Part[];

/** More than the advance of any font of the mono stack (0.55 to 0.61 em), so that a box is never too small. */
const ADVANCE = 0.62;

/** The room that a text takes: a Latin letter a monospaced advance, a Chinese character a whole em. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const char of text) ems += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : ADVANCE;
  return ems * size;
}

export function partWidth(part: Part, size: number): number {
  switch (part.kind) {
    case 'plain':
    case 'order':
    case 'remark':
      return textWidth(part.text, size);
    case 'blank':
      // The letter, the question mark, and air between them and at the edges of the box.
      return textWidth(blankText(part.letter), size) + 0.5 * size;
    case 'hidden':
      return textWidth('000', size);
  }
}

/** What stands in the box of a blank. */
export function blankText(letter: string): string {
  return `${letter} ?`;
}

export const space: Part = { kind: 'plain', text: ' ' };

/** Lays phrases into rows no wider than `room`; a phrase that is wider by itself gets a row of its own. */
export function breakRows(phrases: readonly Phrase[], size: number, room: number): Row[] {
  const rows: Row[] = [];
  let parts: Part[] = [];
  const width = (some: readonly Part[]) => some.reduce((sum, part) => sum + partWidth(part, size), 0);
  for (const phrase of phrases) {
    const longer = [...parts, space, ...phrase];
    if (parts.length > 0 && width(longer) > room) {
      rows.push({ parts, size, width: width(parts) });
      parts = [...phrase];
    } else {
      parts = parts.length > 0 ? longer : [...phrase];
    }
  }
  return parts.length > 0 ? [...rows, { parts, size, width: width(parts) }] : rows;
}

/** A text cut to a width, with an ellipsis where it was cut. */
export function cutTo(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > room) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** The end of a long number, which is what changes from one segment to the next: 4294967291 → …291. */
export function shortNumber(value: number): string {
  return value > 99_999 ? `…${String(value % 1000).padStart(3, '0')}` : String(value);
}

/** About how long, in the unit that reads best. SI units are the same in both languages. */
export function aboutTime(ms: number): string {
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/** A time to the hundredth of a millisecond. */
export function exactTime(ms: number): string {
  return `${Math.round(ms * 100) / 100} ms`;
}
