import type { HostName } from '@/lib/protocol/trace';
import type { LadderSegment, LadderView } from '@/lib/questions/ladder-view';
import { type Happening, happenings, stateCauses } from './happenings';

/** A line to draw: from the moment of sending to the moment of arriving, both as indexes of moments. */
export interface Flight {
  readonly segment: LadderSegment;
  readonly copy: number;
  readonly lost: boolean;
  readonly first: number;
  readonly last: number;
}

/**
 * The heights that the drawing needs, from top to bottom. Usually one per instant; an instant has several
 * where a host does several things in it (a segment arrives and is answered), so that each has a row.
 */
export interface Moments {
  readonly times: readonly number[];
  /** Whether something happened then, and not only the end of a lost segment's line. */
  readonly real: readonly boolean[];
  readonly flights: readonly Flight[];
  /** The moment of each state of the view, in its order. */
  readonly states: readonly number[];
  /** The moment of the rule above `divergesAt`. */
  readonly divergence: number | null;
}

interface Slot {
  readonly t: number;
  readonly ends: Happening[];
  readonly rule: boolean;
}

/** Finds the moments of a view. */
export function findMoments(view: LadderView, withStates: boolean): Moments {
  const ends = happenings(view);
  const slots = segmentSlots(ends, view.divergesAt);
  const states = withStates ? placeStates(view, ends, slots) : [];
  // Without states nothing is drawn before the first segment or after the last.
  for (const t of withStates ? [view.from, view.until] : []) if (Number.isFinite(t)) slotAt(slots, t);
  if (slots.length === 0) slotAt(slots, 0);
  return {
    times: slots.map(({ t }) => t),
    real: slots.map((slot) => slot.ends.length === 0 || slot.ends.some(({ what }) => what !== 'vanished')),
    flights: findFlights(slots),
    states: states.map((slot) => slots.indexOf(slot)),
    divergence: slots.findIndex(({ rule }) => rule) >= 0 ? slots.findIndex(({ rule }) => rule) : null,
  };
}

function segmentSlots(ends: readonly Happening[], divergesAt: number | undefined): Slot[] {
  const slots: Slot[] = [];
  for (const end of ends) {
    if (end.what === 'sent' && end.segment.n === divergesAt) slots.push({ t: end.t, ends: [], rule: true });
    const last = slots.at(-1);
    if (last && last.t === end.t && !last.rule && last.ends.every((other) => canShare(end, other)))
      last.ends.push(end);
    else slots.push({ t: end.t, ends: [end], rule: false });
  }
  return slots;
}

/** Two ends share a height only at different hosts, and never both ends of one flight. */
function canShare(a: Happening, b: Happening): boolean {
  return a.host !== b.host && a.segment.n !== b.segment.n;
}

/** The slot of each state: that of its cause, or a new one where the host has already a state there. */
function placeStates(view: LadderView, ends: readonly Happening[], slots: Slot[]): Slot[] {
  const causes = stateCauses(view, ends);
  const taken = { client: new Set<Slot>(), server: new Set<Slot>() };
  const notAbove = (host: HostName, slot: Slot) => {
    const before = [...taken[host]].at(-1);
    return before && slots.indexOf(before) > slots.indexOf(slot) ? before : slot;
  };
  return view.states.map((state, i) => {
    const cause = causes[i] ?? null;
    const ofCause = cause ? slots.find(({ ends: some }) => some.includes(cause)) : undefined;
    let slot: Slot = notAbove(state.host, ofCause ?? slotAt(slots, state.at));
    while (taken[state.host].has(slot)) {
      const after = slots.indexOf(slot) + 1;
      const next = slots[after];
      // Not on the height of a later end of this host, which would seem to be the cause.
      const free = next?.ends.every(({ host }) => host !== state.host) && !next.rule;
      if (next?.t === state.at && (free || taken[state.host].has(next))) {
        slot = next;
      } else {
        slot = { t: state.at, ends: [], rule: false };
        slots.splice(after, 0, slot);
      }
    }
    taken[state.host].add(slot);
    return slot;
  });
}

/** The first slot of an instant, made where there is none. */
function slotAt(slots: Slot[], t: number): Slot {
  const found = slots.find((slot) => slot.t === t && !slot.rule);
  if (found) return found;
  const slot: Slot = { t, ends: [], rule: false };
  const later = slots.findIndex((other) => other.t > t);
  slots.splice(later < 0 ? slots.length : later, 0, slot);
  return slot;
}

function findFlights(slots: readonly Slot[]): Flight[] {
  const sent = new Map<LadderSegment, number>();
  return slots.flatMap(({ ends }, at) =>
    ends.flatMap(({ what, segment, copy }): Flight[] => {
      if (what === 'sent') sent.set(segment, at);
      const first = sent.get(segment);
      if (what === 'sent' || first === undefined) return [];
      return [{ segment, copy, lost: what === 'vanished', first, last: at }];
    }),
  );
}
