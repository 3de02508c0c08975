import type { HostName, SegmentRow } from '../../../protocol';
import { believe } from '../../believe';
import type { Draw } from '../../draw/draw';
import type { MisconceptionId } from '../../misconceptions';
import { type Shown, sameShape, stateAt } from '../../shown';
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
  draw: Draw,
  beliefs: readonly MisconceptionId[],
  withStates: boolean,
): Expectation[] {
  const right = JSON.stringify(optionOf(truth, asked, withStates));
  const found = new Map<string, Expectation>();
  for (const id of beliefs) {
    const run = believe(truth, draw.scenario, id);
    if (!agreesSoFar(truth, run, asked)) continue;
    const option = optionOf(run, nextOf(run, asked), withStates);
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

/** The segment as an option, with the states that hold as it leaves; none if nothing more is sent. */
export function optionOf(run: Shown, segment: SegmentRow | undefined, withStates: boolean): Option {
  const at = segment?.at ?? Number.POSITIVE_INFINITY;
  const states = { client: stateAt(run.trace, 'client', at), server: stateAt(run.trace, 'server', at) };
  const sent = segment && { flags: [...segment.flags], seq: segment.seq, ack: segment.ack, len: segment.len };
  return { segment: sent ?? null, ...(withStates ? { states } : {}) };
}

const nextOf = (run: Shown, asked: SegmentRow): SegmentRow | undefined =>
  run.segments.slice(asked.n - 1).find((s) => s.from === asked.from);

/** The same segments up to the asked one; their numbers may differ (and are hidden then), but not where they start. */
function agreesSoFar(truth: Shown, other: Shown, asked: SegmentRow): boolean {
  const seen = truth.segments.slice(0, asked.n - 1);
  return (
    seen.every((s, i) => sameShape(s, other.segments[i])) &&
    hosts.every((host) => seen.find((s) => s.from === host)?.seq === startOf(other, host, asked))
  );
}

const hosts: readonly HostName[] = ['client', 'server'];

const startOf = (run: Shown, host: HostName, asked: SegmentRow): number | undefined =>
  run.segments.slice(0, asked.n - 1).find((s) => s.from === host)?.seq;
