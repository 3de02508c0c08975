/** A text as what is stored: which message, with which values. It becomes a sentence only at the edge. */
export interface Text {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function text(id: string, values?: Text['values']): Text {
  return values === undefined ? { id } : { id, values };
}

/** `3.4` is a section of RFC 9293; `RFC 6298 5.5` names its RFC itself. */
export function sectionText(section: string): Text {
  const [, rfc = '9293', rest = ''] = /^(?:RFC (\d+))?\s*(\S*)$/.exec(section) ?? [];
  return rest === ''
    ? text('questions.feedback.whole-rfc', { rfc })
    : text('questions.feedback.section', { rfc, section: rest });
}
