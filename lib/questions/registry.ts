import type { Scenario } from '../protocol';
import { type ConceptId, isConcept } from './concepts';
import type { Choice, Example, Explanation, Invalid, Kind, Verdict } from './kind';
import { fillNumbers } from './kinds/fill-numbers';
import type { FillNumbersView } from './kinds/fill-numbers/view';
import { fillStates } from './kinds/fill-states';
import type { FillStatesView } from './kinds/fill-states/view';
import { nextSegment } from './kinds/next-segment';
import type { NextSegmentView } from './kinds/next-segment/view';
import { orderSegments } from './kinds/order-segments';
import type { OrderSegmentsView } from './kinds/order-segments/view';
import { predictOutcome } from './kinds/predict-outcome';
import type { PredictOutcomeView } from './kinds/predict-outcome/view';
import { spotTheError } from './kinds/spot-the-error';
import type { SpotTheErrorView } from './kinds/spot-the-error/view';
import { whoRetransmits } from './kinds/who-retransmits';
import type { WhoRetransmitsView } from './kinds/who-retransmits/view';
import { randomFrom } from './random';
import type { Text } from './text';

/** Goes up whenever a kind would build or grade differently: the golden digests see to it. */
export const engineVersion = 8;

/** The views by kind: a kind that is missing here, or below, does not compile. */
interface Views {
  'fill-numbers': FillNumbersView;
  'fill-states': FillStatesView;
  'next-segment': NextSegmentView;
  'order-segments': OrderSegmentsView;
  'predict-outcome': PredictOutcomeView;
  'spot-the-error': SpotTheErrorView;
  'who-retransmits': WhoRetransmitsView;
}

export type KindId = keyof Views;
export type View = Views[KindId];

/** A question as it was built, ready to be stored. */
export interface BuiltQuestion {
  readonly kind: KindId;
  readonly concept: ConceptId;
  readonly seed: string;
  readonly engineVersion: number;
  readonly view: View;
  /** Plain JSON, for the server alone. */
  readonly key: unknown;
  readonly difficulty: number;
}

/** A question as it comes back from where it was stored. */
export interface StoredQuestion {
  readonly kind: string;
  readonly concept: string;
  readonly view: unknown;
  readonly key: unknown;
}

/** A kind with its types closed over: what goes in is read and checked first. */
interface SealedKind {
  readonly concepts: readonly ConceptId[];
  build(concept: ConceptId, seed: string): Pick<BuiltQuestion, 'view' | 'key' | 'difficulty'> | null;
  open(question: StoredQuestion): Opened;
}

interface Opened {
  readonly concept: ConceptId;
  publicView(): View;
  evidence(): Scenario;
  choices(): readonly Choice[];
  grade(raw: unknown): { readonly ok: true; readonly verdict: Verdict } | Invalid;
  explain(verdict: Verdict): Explanation;
  hints(): readonly Text[];
  examples(): readonly Example[];
}

function seal<V extends View, K, A>(kind: Kind<V, K, A>): SealedKind {
  return {
    concepts: kind.concepts,
    build: (concept, seed) => kind.build(concept, randomFrom(seed)),
    open(stored) {
      if (!isConcept(stored.concept)) throw new Error(`${stored.concept} is not a concept`);
      const question = {
        concept: stored.concept,
        view: kind.readView(stored.view),
        key: kind.readKey(stored.key),
      };
      return {
        concept: question.concept,
        publicView: () => kind.publicView(question.view),
        evidence: () => kind.evidence(question.key),
        choices: () => kind.choices(question),
        grade(raw) {
          const parsed = kind.parse(raw, question.view);
          return parsed.ok ? { ok: true, verdict: kind.grade(question.key, parsed.answer) } : parsed;
        },
        explain: (verdict) => kind.explain(question, verdict),
        hints: () => kind.hints(question),
        examples: () => kind.examples(question),
      };
    },
  };
}

const kinds: { readonly [K in KindId]: SealedKind } = {
  'fill-numbers': seal(fillNumbers),
  'fill-states': seal(fillStates),
  'next-segment': seal(nextSegment),
  'order-segments': seal(orderSegments),
  'predict-outcome': seal(predictOutcome),
  'spot-the-error': seal(spotTheError),
  'who-retransmits': seal(whoRetransmits),
};

const isKind = (id: string): id is KindId => Object.hasOwn(kinds, id);

/** Every kind with each concept that it can ask about, in a stable order. */
export function offered(): { readonly kind: KindId; readonly concept: ConceptId }[] {
  return (Object.keys(kinds) as KindId[]).flatMap((kind) =>
    kinds[kind].concepts.map((concept) => ({ kind, concept })),
  );
}

/**
 * A question from a seed; the same seed gives the same bytes. Null where no good question was found
 * in a bounded number of draws: take another seed, or another kind.
 */
export function buildQuestion(kind: KindId, concept: ConceptId, seed: string): BuiltQuestion | null {
  const built = kinds[kind].build(concept, `${kind} ${concept} ${seed}`);
  if (built === null) return null;
  const { view, key, difficulty } = built;
  return { kind, concept, seed, engineVersion, view, key, difficulty };
}

/** What a browser may have of a question. Throws where what was stored is no such question. */
export const publicView = (question: StoredQuestion): View => open(question).publicView();

/** The verdict on an answer as it came in, or what is wrong with its form. Never throws for any answer. */
export function gradeAnswer(
  question: StoredQuestion,
  raw: unknown,
): { readonly ok: true; readonly verdict: Verdict } | Invalid {
  return open(question).grade(raw);
}

/** What is right and why, beside the learner's belief if the verdict names one. Runs the simulator. */
export const explainAnswer = (question: StoredQuestion, verdict: Verdict): Explanation =>
  open(question).explain(verdict);

/** The run that the question was read from. Not for a browser before the answer. */
export const evidenceOf = (question: StoredQuestion): Scenario => open(question).evidence();

/** What there is to choose from, with what is right. Not for a browser. */
export const choicesOf = (question: StoredQuestion): readonly Choice[] => open(question).choices();

/** Three, from what to look at to the rule. They hold no number of the key. */
export const hintsFor = (question: StoredQuestion): readonly Text[] => open(question).hints();

/** Answers with the verdict that each must get: for tests, here and in the browser. */
export const examplesFor = (question: StoredQuestion): readonly Example[] => open(question).examples();

/** Every misconception that an answer can show. Not for a browser: it tells wrong options from the right one. */
export function trapsOf(question: StoredQuestion): readonly string[] {
  const opened = open(question);
  const named = opened
    .examples()
    .flatMap(({ expect }) =>
      expect === 'invalid'
        ? []
        : [...(expect.misconceptions ?? []), ...(expect.believes ? [expect.believes] : [])],
    );
  const chosen = opened.choices().flatMap(({ misconceptions }) => misconceptions);
  return [...new Set([...named, ...chosen])].sort();
}

function open(question: StoredQuestion): Opened {
  if (!isKind(question.kind)) throw new Error(`${question.kind} is not a kind of question`);
  return kinds[question.kind].open(question);
}
