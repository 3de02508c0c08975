import type { StateRow } from '../../../protocol';
import type { WireRow } from '../../../protocol/trace';
import { type Shown, sameRow, statesFrom } from '../../shown';
import { type Text, text } from '../../text';

/** Something in a run: a segment, or a state that is entered. */
export type Event = { readonly row: WireRow } | { readonly state: StateRow };

/** When it happens, in ms. */
export const atOf = (event: Event): number => ('row' in event ? event.row.at : event.state.at);

/**
 * The first thing in a run that somebody would not expect who expects the other one; null where the two
 * agree. `missing` where something that is expected fails to come, which nobody can point at.
 */
export function firstUnexpected(run: Shown, expected: Shown): Event | 'missing' | null {
  const rowAt = run.rows.findIndex((row, i) => !sameRow(row, expected.rows[i]));
  const row = run.rows[rowAt];
  const wanted = row === undefined ? expected.rows[run.rows.length] : expected.rows[rowAt];
  const states = statesFrom(run);
  const others = statesFrom(expected);
  const state = states.find((it) => !others.some((other) => sameState(it, other)));
  const absent = others.find((other) => !states.some((it) => sameState(it, other)));
  const found: Event[] = [...(row ? [{ row }] : []), ...(state ? [{ state }] : [])];
  // What leads to a thing comes before it: of one moment the segment is the first.
  const [first] = found.sort((a, b) => atOf(a) - atOf(b));
  const lacking = Math.min(wanted?.at ?? Number.POSITIVE_INFINITY, absent?.at ?? Number.POSITIVE_INFINITY);
  if (first === undefined) return lacking < Number.POSITIVE_INFINITY ? 'missing' : null;
  return lacking < atOf(first) ? 'missing' : first;
}

const sameState = (a: StateRow, b: StateRow): boolean => a.at === b.at && a.host === b.host && a.to === b.to;

/** How it reads where it is one of the things to point at. */
export function eventText(event: Event, run: Shown): Text {
  if ('row' in event)
    return text('questions.spot-the-error.segment', { n: event.row.n, ...wordsOf(event.row) });
  const { host, to: state, at } = event.state;
  const arrived = run.rows.find((row) => row.from !== host && row.arrives.includes(at));
  if (arrived) return text('questions.spot-the-error.state-arrival', { host, state, n: arrived.n });
  const leaving = run.rows.filter((row) => row.at === at);
  const own = leaving.find((row) => row.from === host);
  if (own) return text('questions.spot-the-error.state-leaves', { host, state, n: own.n });
  const [other] = leaving;
  if (other)
    return text('questions.spot-the-error.state-as-leaves', { host, state, n: other.n, from: other.from });
  const last = run.rows.findLast((row) => row.at < at);
  if (last === undefined) return text('questions.spot-the-error.state-first', { host, state });
  const seconds = Math.round((at - last.at) / 1000);
  return text('questions.spot-the-error.state-later', { host, state, n: last.n, seconds });
}

export const wordsOf = ({ protocol, flags, seq, ack, len }: WireRow) => ({
  what: protocol === 'tcp' ? flags.join(',') : flags.join(',') || protocol.toUpperCase(),
  seq: seq ?? 'none',
  ack: ack ?? 'none',
  len,
});
