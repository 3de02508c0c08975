import type { HostName, Scenario, SegmentRow } from '../../../protocol';
import { believe } from '../../believe';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import { contextOf, type Shown, sameShape, stateAt } from '../../shown';
import type { Option } from './view';

/** What somebody who holds a belief, or several, expects to see next. */
export interface Expectation {
  readonly option: Option;
  readonly beliefs: readonly MisconceptionId[];
  /** It takes all of them together. */
  readonly isJoint?: true;
  readonly runs: readonly Shown[];
}

/**
 * What each belief has the asked host send next. Beliefs that expect the same share an entry; those that
 * expect what really happens, or that contradict what the learner has already seen, have none.
 */
export function expectations(
  truth: Shown,
  asked: SegmentRow,
  { scenario }: Pick<Draw, 'scenario'>,
  beliefs: readonly MisconceptionId[],
  withStates: boolean,
): Expectation[] {
  const found = new Map<string, Expectation>();
  for (const id of beliefs) {
    const expected = expectation(truth, asked, scenario, [id], withStates);
    if (expected === null) continue;
    const name = JSON.stringify(expected.option);
    const known = found.get(name);
    found.set(name, {
      option: expected.option,
      beliefs: [...(known?.beliefs ?? []), id],
      runs: [...(known?.runs ?? []), ...expected.runs],
    });
  }
  return [...found.values()];
}

/** What somebody expects who holds all of these; null where that is right, or refuted by what has been seen. */
export function expectation(
  truth: Shown,
  asked: SegmentRow,
  scenario: Scenario,
  beliefs: readonly MisconceptionId[],
  withStates: boolean,
): Expectation | null {
  const run = believe(truth, scenario, ...beliefs);
  if (!agreesSoFar(truth, run, asked)) return null;
  const next = nextOf(run, asked);
  const option = next ? optionOf(run, next, withStates) : nothing(run, asked, withStates);
  if (isSame(option, optionOf(truth, asked, withStates))) return null;
  return { option, beliefs, runs: [run], ...(beliefs.length > 1 && { isJoint: true }) };
}

export const isSame = (a: Option, b: Option): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The segment as an option, with the states that hold as it leaves. */
export function optionOf(run: Shown, segment: SegmentRow, withStates: boolean): Option {
  const { flags, seq, ack, len, at } = segment;
  return { segment: { flags: [...flags], seq, ack, len }, ...(withStates && statesAt(run, at)) };
}

const nothing = (run: Shown, asked: SegmentRow, withStates: boolean): Option => ({
  segment: null,
  ...(withStates && statesAt(run, asked.at)),
});

const statesAt = ({ trace }: Shown, at: number) => ({
  states: { client: stateAt(trace, 'client', at), server: stateAt(trace, 'server', at) },
});

/** What the host sends at once, or, where the question is put while it may still close, when it closes. */
function nextOf(run: Shown, asked: SegmentRow): SegmentRow | undefined {
  const next = run.segments.slice(asked.n - 1).find((s) => s.from === asked.from);
  const isDue = next?.at === asked.at || (asked.because === 'answer' && next?.because === 'shutdown');
  return isDue ? next : undefined;
}

/**
 * The same segments up to the asked one. Their numbers may differ (and are hidden then), but not where
 * each side starts, nor in what comes before the first FIN.
 */
function agreesSoFar(truth: Shown, other: Shown, asked: SegmentRow): boolean {
  const seen = truth.segments.slice(0, asked.n - 1);
  return (
    seen.every((s, i) => sameShape(s, other.segments[i])) &&
    contextOf(truth).every((s, i) => s.seq === other.segments[i]?.seq && s.ack === other.segments[i]?.ack) &&
    hosts.every((host) => seen.find((s) => s.from === host)?.seq === startOf(other, host, asked))
  );
}

const hosts: readonly HostName[] = ['client', 'server'];

const startOf = (run: Shown, host: HostName, asked: SegmentRow): number | undefined =>
  run.segments.slice(0, asked.n - 1).find((s) => s.from === host)?.seq;
