/** Sections are RFC 9293's unless they name another RFC. */
export const sourceOf = (section: string): string =>
  section.startsWith('RFC') ? section.replace(/^(RFC \d+) /, '$1 §') : `RFC 9293 §${section}`;

/** Where a section can be read. */
export function addressOf(section: string): string {
  const [, rfc = '9293', part = section] = /^RFC (\d+) ?(.*)$/.exec(section) ?? [];
  return `https://www.rfc-editor.org/rfc/rfc${rfc}${part ? `#section-${part}` : ''}`;
}
