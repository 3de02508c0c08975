/** A text as what is stored: which message, with which values. It becomes a sentence only at the edge. */
export interface Text {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The values stand in the order of their names, so that a text has the same bytes wherever it comes from. */
export function text(id: string, values?: Text['values']): Text {
  if (values === undefined) return { id };
  return { id, values: Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Sizes, five at most, each by a name of its own: every language has its own comma. */
export const listed = (sizes: readonly number[]): Record<string, number> => ({
  count: sizes.length,
  ...Object.fromEntries(sizes.map((bytes, i) => [`s${i + 1}`, bytes])),
});
