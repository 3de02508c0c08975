import { attempt, defaultBounds } from './clock';
import type { Host } from './host';
import type { Scenario } from './scenario';
import type { Tcb } from './tcb';

/** What a host remembers of its last connection: the variables of 9293 3.3.1 that an arriving segment may change. */
export type Variables = Pick<Tcb, 'iss' | 'sndUna' | 'sndNxt' | 'irs' | 'rcvNxt' | 'rcvWnd'>;

/** Both hosts once everything of a moment has happened; null where a host remembers nothing. */
export interface Snapshot {
  /** In ms of the run. */
  readonly at: number;
  readonly client: Variables | null;
  readonly server: Variables | null;
}

/** A snapshot of each moment at which anything happens, in their order. Throws where the scenario is not possible. */
export function snapshotsOf(scenario: Scenario): Snapshot[] {
  const moments = new Map<number, Snapshot>();
  const result = attempt(scenario, defaultBounds, ({ nowMs, client, server }) => {
    moments.set(nowMs, { at: nowMs, client: variablesOf(client), server: variablesOf(server) });
  });
  if ('refused' in result) throw new Error(`scenario ${scenario.id} is not possible`);
  return [...moments.values()];
}

function variablesOf(host: Host): Variables | null {
  const tcb = host.connections.find(({ connection }) => connection === host.made);
  if (tcb === undefined) return null;
  const { iss, sndUna, sndNxt, irs, rcvNxt, rcvWnd } = tcb;
  return { iss, sndUna, sndNxt, irs, rcvNxt, rcvWnd };
}
