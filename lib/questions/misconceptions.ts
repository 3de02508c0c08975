import { bentRule, type MutantId, mutants } from '../protocol/mutants';
import { type ReadingId, readings } from '../protocol/readings';

/** What can be believed: a wrong rule of the protocol, or a wrong reading of a right run. Ids are for ever. */
export type MisconceptionId = MutantId | ReadingId;

export interface Misconception {
  readonly id: MisconceptionId;
  readonly kind: 'rule' | 'reading';
  /** Where RFC 9293 (or the RFC that is named) says how it is. */
  readonly section: string;
}

/** Commonest first, as far as exam keys and forums tell: the order in which equal matches are reported. */
const likeliest: readonly MisconceptionId[] = [
  'syn-takes-no-number',
  'fin-takes-no-number',
  'ack-is-last-received',
  'both-established-at-once',
  'two-way-handshake',
  'pure-ack-takes-a-number',
  'ack-and-fin-together',
];

/** Every misconception that a question can show, the likeliest first. */
export const misconceptions: readonly Misconception[] = [
  ...mutants.map(({ id }): Misconception => ({ id, kind: 'rule', section: bentRule(id).section })),
  ...readings.map(({ id, section }): Misconception => ({ id, kind: 'reading', section })),
].sort((a, b) => rank(a.id) - rank(b.id));

function rank(id: MisconceptionId): number {
  const at = likeliest.indexOf(id);
  return at < 0 ? likeliest.length : at;
}

export const isMisconception = (id: string): id is MisconceptionId => misconceptions.some((m) => m.id === id);

export function sectionOf(id: MisconceptionId): string {
  return misconceptions.find((m) => m.id === id)?.section ?? '3.10';
}
