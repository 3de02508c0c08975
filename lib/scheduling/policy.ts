import { isMastered } from './mastery';

/** Where randomness comes from. The same numbers make the same choice. */
export interface Random {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
}

/** A concept that can be asked about, and how somebody stands with it. */
export interface Standing {
  readonly concept: string;
  /** What should be known first. */
  readonly needs: readonly string[];
  /** What is easily taken for it. */
  readonly confusable: readonly string[];
  /** How many answers there were. */
  readonly answers: number;
  /** 0 to 1, as `mastery` has it. */
  readonly mastery: number;
}

export interface Practice {
  /** All that may be asked, in the order of learning; what they need goes nowhere in a circle. */
  readonly concepts: readonly Standing[];
  /** The concepts that were asked, the latest last; the last hundred are enough. */
  readonly recent: readonly string[];
  /** The misconceptions that are alive, the most recently held first, and where each can show. */
  readonly beliefs: readonly { readonly id: string; readonly concepts: readonly string[] }[];
}

/**
 * What to ask about next, and why: a belief that was held; a concept that is new, or weak; one that is easily taken
 * for the last one; or one that is mastered and should stay so.
 */
export type Choice =
  | { readonly concept: string; readonly why: 'new' | 'weak' | 'mixed' | 'review' }
  | { readonly concept: string; readonly why: 'belief'; readonly belief: string };

/** How many questions in a hundred go after a belief, and how many after what is taken for the last one. */
const BELIEF_PERCENT = 30;
const MIXED_PERCENT = 10;

/** Nobody juggles more than so many concepts that are begun and not mastered. */
const UNDER_WAY = 4;

/** A concept is ready when each that it needs is known by half... */
const HALF_KNOWN = 0.5;
/** ...or was tried so often that to wait for it would lock for good what builds on it. */
const OFTEN_TRIED = 10;

/** So many of the most urgent take part in the lot, so that nobody can tell which comes. */
const FOREMOST = 2;

/**
 * What to ask about next; null where nothing is offered. Never the same concept thrice running, unless it is the
 * only one. Sometimes a belief or a likeness has its turn. Otherwise a new concept is begun while few are under
 * way, and then comes whatever is most urgent: the mastered too, but the better it is known, the longer it waits.
 */
export function nextConcept(practice: Practice, random: Random): Choice | null {
  const allowed = withoutThirdTime(practice);
  const ready = byUrgency(allowed, practice.recent).filter((it) => isReady(it, practice.concepts));
  const lot = random.int(1, 100);
  const special =
    lot <= BELIEF_PERCENT
      ? aboutBelief(ready, practice.beliefs)
      : lot <= BELIEF_PERCENT + MIXED_PERCENT
        ? asked(confusedWithLast(ready, practice), 'mixed')
        : null;
  if (special) return special;

  const next = allowed.find((it) => isNew(it) && ready.includes(it));
  if (next && underWay(practice.concepts) < UNDER_WAY) return asked(next);
  const begun = ready.filter((it) => !isNew(it)).slice(0, FOREMOST);
  if (begun.length > 0) return asked(begun[random.int(0, begun.length - 1)]);
  return asked(next ?? allowed.toSorted((a, b) => a.answers - b.answers)[0]);
}

function withoutThirdTime({ concepts, recent }: Practice): readonly Standing[] {
  const [last, before] = recent.toReversed();
  const others = concepts.filter(({ concept }) => concept !== last);
  return last === before && others.length > 0 ? others : concepts;
}

/**
 * The most urgent first: what is missing, times how long it has waited. The root lets what is half known be asked
 * almost as often as what is not known, and what seems to be mastered often enough to find out if it is not.
 */
function byUrgency(standings: readonly Standing[], recent: readonly string[]): Standing[] {
  const urgency = ({ concept, mastery }: Standing) =>
    Math.sqrt(1 - mastery) * (recent.length - recent.lastIndexOf(concept));
  return standings
    .map((standing) => ({ standing, urgency: urgency(standing) }))
    .sort((a, b) => b.urgency - a.urgency)
    .map(({ standing }) => standing);
}

/** What is needed but not offered is not waited for. */
function isReady({ needs }: Standing, concepts: readonly Standing[]): boolean {
  return concepts
    .filter(({ concept }) => needs.includes(concept))
    .every(({ mastery, answers }) => mastery >= HALF_KNOWN || answers >= OFTEN_TRIED);
}

const isNew = ({ answers }: Standing): boolean => answers === 0;
const isKnown = ({ mastery }: Standing): boolean => isMastered(mastery);

const underWay = (concepts: readonly Standing[]): number =>
  concepts.filter((it) => !isNew(it) && !isKnown(it) && it.answers < OFTEN_TRIED).length;

/** The most urgent concept in which the most recent belief can show. */
function aboutBelief(ready: readonly Standing[], beliefs: Practice['beliefs']): Choice | null {
  for (const { id, concepts } of beliefs) {
    const where = ready.find(({ concept }) => concepts.includes(concept));
    if (where) return { concept: where.concept, why: 'belief', belief: id };
  }
  return null;
}

/** The most urgent of what is taken for the concept asked last, if it was begun and one of them is not mastered. */
function confusedWithLast(ready: readonly Standing[], practice: Practice): Standing | undefined {
  const last = practice.concepts.find(({ concept }) => concept === practice.recent.at(-1));
  return (
    last &&
    ready.find(
      (it) =>
        (last.confusable.includes(it.concept) || it.confusable.includes(last.concept)) &&
        it !== last &&
        !isNew(it) &&
        !(isKnown(it) && isKnown(last)),
    )
  );
}

function asked(standing: Standing | undefined, why?: 'mixed'): Choice | null {
  if (!standing) return null;
  const plainly = isNew(standing) ? 'new' : isKnown(standing) ? 'review' : 'weak';
  return { concept: standing.concept, why: why ?? plainly };
}
