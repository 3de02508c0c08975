/** What an ordering says, in the reader's language. `{card}` stands for a card's text. */
export interface OrderLabels {
  /** The names of a card's handle and of its two buttons. */
  readonly handle: string;
  readonly up: string;
  readonly down: string;
  /** How the handle is used by keys. */
  readonly help: string;
  /** Announced of a card that has moved: `{place}` of `{count}`, or that it does not count. */
  readonly position: string;
  readonly out: string;
}

/** A label with its values in their places. */
export function fillIn(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
