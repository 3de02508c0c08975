import type { HostName, Scenario, TcpState } from '../protocol';
import { run } from '../protocol/clock';
import { type Snapshot, snapshotsOf, type Variables } from '../protocol/snapshots';
import type { LadderView } from './ladder-view';
import { type Shown, shownFrom, stateAt, statesFrom, wholeLadder } from './shown';
import { type Text, text } from './text';
import { whySent } from './why-sent';

/** A run to be gone through step by step. */
export interface WorkedRun {
  readonly view: LadderView;
  readonly steps: readonly RunStep[];
}

/** One moment of a run, once everything in it has happened. */
export interface RunStep {
  /** In ms of the run. */
  readonly at: number;
  /** What happens, and why, a sentence each. */
  readonly lines: readonly Text[];
  /** The rules by which something is sent: `RFC 9293 3.5`. */
  readonly sections: readonly string[];
  /** What each side is and remembers; null where the protocol has neither. */
  readonly hosts: Readonly<Record<HostName, HostAt>> | null;
}

export interface HostAt {
  readonly state: TcpState;
  readonly variables: Variables | null;
}

/** The run of a scenario, moment by moment. Throws where the scenario is not possible. */
export function workedRun(scenario: Scenario): WorkedRun {
  const shown = shownFrom(run(scenario), 0);
  const view = wholeLadder(shown);
  const moments = new Set([
    ...shown.rows.flatMap(({ at, arrives }) => [at, ...arrives]),
    ...view.states.map(({ at }) => at),
  ]);
  const snapshots = snapshotsOf(scenario);
  const isTcp = shown.segments.length > 0;
  return {
    view,
    steps: [...moments]
      .sort((a, b) => a - b)
      .map((at) => ({
        at,
        lines: linesAt(shown, at),
        sections: sectionsAt(shown, at),
        hosts: isTcp ? hostsAt(shown, snapshots, at) : null,
      })),
  };
}

/** Arrivals come before what they bring about: a state, an answer. */
function linesAt(shown: Shown, at: number): Text[] {
  const { rows } = shown;
  const arrived = rows.filter(({ arrives }) => arrives.includes(at));
  const entered = statesFrom(shown).filter((row) => row.at === at && row.from !== row.to);
  return [
    ...arrived.map(({ n, from }) =>
      text('questions.run.arrives', { n, host: from === 'client' ? 'server' : 'client' }),
    ),
    ...entered.map(({ host, to }) => text('questions.run.enters', { host, state: to })),
    ...rows
      .filter((row) => row.at === at)
      .flatMap((row) => [sent(row), ...(row.because === 'injected' ? [] : [whySent(row, shown)])]),
  ];
}

function sent({ n, from, protocol, flags, len, arrives, because }: Shown['rows'][number]): Text {
  const what = protocol === 'tcp' ? flags.join(',') : protocol.toUpperCase();
  const fate = because === 'injected' ? 'foreign' : arrives.length === 0 ? 'lost' : 'sent';
  return text('questions.run.sends', { n, from, what, len, fate });
}

function sectionsAt({ rows }: Shown, at: number): string[] {
  const sections = rows.flatMap((row) => {
    const [, rfc, section] = /^rfc(\d+) (.+)$/.exec(row.at === at ? row.rule : '') ?? [];
    return rfc && section ? [`RFC ${rfc} ${section}`] : [];
  });
  return [...new Set(sections)];
}

function hostsAt(shown: Shown, snapshots: readonly Snapshot[], at: number): RunStep['hosts'] {
  const snapshot = snapshots.findLast((it) => it.at <= at);
  const hostAt = (host: HostName): HostAt => ({
    state: stateAt(shown.trace, host, at),
    variables: snapshot?.[host] ?? null,
  });
  return { client: hostAt('client'), server: hostAt('server') };
}
