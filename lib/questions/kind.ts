import type { Scenario, TcpState } from '../protocol';
import type { ConceptId } from './concepts';
import type { LadderView } from './ladder-view';
import type { MisconceptionId } from './misconceptions';
import type { Random } from './random';
import type { Text } from './text';

/**
 * What a builder hands over. View and key are plain JSON, and nothing in them depends on the order of
 * an object's keys, which jsonb does not keep. The view holds nothing that gives the key away.
 */
export interface Built<View, Key> {
  readonly view: View;
  readonly key: Key;
  /** The run that the key was read from; the key holds it too. */
  readonly evidence: Scenario;
  /** Computed from the run: how much there is to follow, and how many beliefs it tells apart. */
  readonly difficulty: number;
}

/** A question as its kind sees it. */
export interface Question<View, Key> {
  readonly concept: ConceptId;
  readonly view: View;
  readonly key: Key;
}

/** What is wrong with an answer's form, by field; '' is the answer as a whole. Such an answer is not counted. */
export interface Invalid {
  readonly ok: false;
  readonly problems: Readonly<Record<string, Problem>>;
}

export type Problem =
  | 'shape'
  | 'empty'
  | 'not-a-number'
  | 'not-an-option'
  | 'not-a-state'
  | 'not-flags'
  | 'not-a-time';

export type Parsed<Answer> = { readonly ok: true; readonly answer: Answer } | Invalid;

export interface Part {
  readonly id: string;
  readonly right: boolean;
  /** Every belief that would have given this part of the answer, the likeliest first. */
  readonly misconceptions: readonly MisconceptionId[];
}

export interface Verdict {
  readonly outcome: 'right' | 'partly' | 'wrong';
  /** 0 to 1000. */
  readonly millipoints: number;
  readonly parts: readonly Part[];
  /** All that match, the likeliest first. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** Why a part of the answer is what it is; a part may have several, one after the other. */
export interface Reason {
  /** As in the verdict: the id of a field, or 'option'. */
  readonly part: string;
  readonly text?: Text;
  /** What belongs there, where that is a number; or a state; or something else, line by line. */
  readonly value?: number;
  readonly state?: TcpState;
  readonly said?: readonly Text[];
}

export interface Explanation {
  /** What is right and why, in the order of the view's fields. */
  readonly right: readonly Reason[];
  /** What really happens: as far as the question showed it, or as far as it is compared. */
  readonly evidence: LadderView;
  /**
   * What would happen if the learner's belief were the protocol; `divergesAt` marks where it first
   * differs, and both end a little after.
   */
  readonly believed?: LadderView;
  /** The run as the question told it, where that was a wrong one; it too is compared. */
  readonly told?: LadderView;
  readonly rule: { readonly text: Text; readonly section: string };
  readonly belief?: MisconceptionId;
}

/** One of the things to choose from, where a kind offers such. */
export interface Choice {
  readonly id: string;
  /** How it reads, line by line. */
  readonly lines: readonly Text[];
  readonly correct: boolean;
  /** The beliefs that it follows from, the likeliest first. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** An answer, as a browser would send it, and what must become of it. */
export interface Example {
  readonly raw: unknown;
  readonly expect:
    | 'invalid'
    | {
        readonly outcome: Verdict['outcome'];
        /** All that must be named. */
        readonly misconceptions?: readonly MisconceptionId[];
        /** One that must be among them. */
        readonly believes?: MisconceptionId;
      };
}

/**
 * One kind of question. `build` draws until it has a good question, a bounded number of times, and
 * answers null if it has none. `parse` knows no key; `grade` knows no form.
 */
export interface Kind<View, Key, Answer> {
  readonly concepts: readonly ConceptId[];
  build(concept: ConceptId, random: Random): Built<View, Key> | null;
  /** What a browser may have, field by field. */
  publicView(view: View): View;
  /** Reads back what was stored. Throws where it is not a view, or a key, of this kind. */
  readView(stored: unknown): View;
  readKey(stored: unknown): Key;
  parse(raw: unknown, view: View): Parsed<Answer>;
  grade(key: Key, answer: Answer): Verdict;
  /** The run that the key was read from. */
  evidence(key: Key): Scenario;
  /** What there is to choose from, with what is right; empty where an answer is typed. */
  choices(question: Question<View, Key>): readonly Choice[];
  explain(question: Question<View, Key>, verdict: Verdict): Explanation;
  /** From what to look at, to the rule. */
  hints(question: Question<View, Key>): readonly Text[];
  examples(question: Question<View, Key>): readonly Example[];
}
