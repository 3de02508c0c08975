/** Why a scenario is refused: where, what stands there, what should. */
export interface Fault {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** The first fault in a list, with its place there. */
export function firstFault<T>(
  items: readonly T[],
  list: string,
  faultIn: (item: T) => Fault | undefined,
): Fault | undefined {
  for (const [i, item] of items.entries()) {
    const fault = faultIn(item);
    if (fault) return { ...fault, path: `${list}[${i}]${fault.path}` };
  }
  return undefined;
}
