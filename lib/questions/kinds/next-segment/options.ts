import type { HostName, SegmentRow } from '../../../protocol';
import { believe } from '../../believe';
import type { Draw } from '../../draw/timeline';
import type { MisconceptionId } from '../../misconceptions';
import { contextOf, type Shown, sameShape, stateAt } from '../../shown';
import type { Option } from './view';

/** What somebody who holds a belief, or several, expects to see next. */
export interface Expectation {
  readonly option: Option;
  readonly beliefs: readonly MisconceptionId[];
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
  const right = JSON.stringify(optionOf(truth, asked, withStates));
  const found = new Map<string, Expectation>();
  for (const id of beliefs) {
    const run = believe(truth, scenario, id);
    if (!agreesSoFar(truth, run, asked)) continue;
    const next = nextOf(run, asked);
    const option = next ? optionOf(run, next, withStates) : nothing(run, asked, withStates);
    const name = JSON.stringify(option);
    if (name === right) continue;
    const known = found.get(name);
    found.set(name, {
      option,
      beliefs: [...(known?.beliefs ?? []), id],
      runs: [...(known?.runs ?? []), run],
    });
  }
  return [...found.values()];
}

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
