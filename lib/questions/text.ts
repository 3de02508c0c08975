/** A text as what is stored: which message, with which values. It becomes a sentence only at the edge. */
export interface Text {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function text(id: string, values?: Text['values']): Text {
  return values === undefined ? { id } : { id, values };
}
