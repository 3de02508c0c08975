/** The rows of an ordering from top to bottom: the ids of cards, and the line below which none counts. */
export type Arrangement = readonly string[];

/** The row of the line. No card's id has a space in it, since an answer puts one between them. */
export const LINE = 'the line';

/** The cards that count, from top to bottom. */
export function counted(rows: Arrangement): Arrangement {
  const line = rows.indexOf(LINE);
  return line < 0 ? rows : rows.slice(0, line);
}

/** The rows at first, as an earlier value has them: what it leaves out is below the line, where there is one. */
export function arranged(ids: readonly string[], hasLine: boolean, entered?: string): string[] {
  const known = (entered ?? '').split(' ').filter((id) => ids.includes(id));
  const others = ids.filter((id) => !known.includes(id));
  if (!hasLine) return [...known, ...others];
  return entered === undefined ? [...ids, LINE] : [...known, LINE, ...others];
}

/** A row moved to where another is, and those between the two by one. */
export function movedTo(rows: Arrangement, row: string, where: string): string[] {
  const others = rows.filter((other) => other !== row);
  return others.toSpliced(rows.indexOf(where), 0, row);
}

/** A row moved down by so many rows (up, if negative); null where there are none. */
export function movedBy(rows: Arrangement, row: string, by: number): string[] | null {
  const where = rows[rows.indexOf(row) + by];
  return where === undefined ? null : movedTo(rows, row, where);
}
