import type { WireRow } from '../protocol/trace';
import type { ConceptId } from './concepts';
import { type BuiltQuestion, buildQuestion, type KindId, offered } from './registry';
import type { Text } from './text';

/** For the tests alone. `npm run test:full` looks harder. */
const SEEDS = process.env.ACKADEMY_FULL ? 200 : 25;

/** So many, where a law is slow to check. */
export const FEW = process.env.ACKADEMY_FULL ? 40 : 8;

const seeds = Array.from({ length: SEEDS }, (_, i) => `the law's seed no. ${i}`);

export function built(kind: KindId, concept: ConceptId, seed: string): BuiltQuestion {
  const question = buildQuestion(kind, concept, seed);
  if (question === null) throw new Error(`no question of ${kind} on ${concept} from ${seed}`);
  return question;
}

const known = new Map<string, readonly BuiltQuestion[]>();

/** A question of each seed, built once. */
export function questionsOf(kind: KindId, concept: ConceptId): readonly BuiltQuestion[] {
  const name = `${kind} ${concept}`;
  const questions = known.get(name) ?? seeds.map((seed) => built(kind, concept, seed));
  known.set(name, questions);
  return questions;
}

/** The questions of a kind on all that it can ask about. */
export const allOf = (kind: KindId): readonly BuiltQuestion[] =>
  offered().flatMap((offer) => (offer.kind === kind ? questionsOf(kind, offer.concept) : []));

/** As the database gives it back: jsonb puts the keys of an object in the order of their length. */
export const stored = <T>(value: T): T => reordered(value, (a, b) => a.length - b.length || (a < b ? -1 : 1));

export function reordered<T>(value: T, order: (a: string, b: string) => number): T {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => order(a, b)))
      : inner,
  );
}

/** A run with its numbers, ports and times masked. */
export const shapeOf = (rows: readonly WireRow[]): string =>
  rows
    .map((row) => {
      const what = `${row.protocol} ${row.flags.join()}${row.len > 0 ? ' data' : ''}`;
      return `${row.from} ${what} ${['lost', 'arrives', 'doubled'][row.arrives.length]}`;
    })
    .join('; ');

/** Every text in what was built, stored or explained. */
export function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  const here =
    'id' in value && typeof value.id === 'string' && value.id.startsWith('questions.') ? [value as Text] : [];
  return [...here, ...Object.values(value).flatMap(textsIn)];
}
