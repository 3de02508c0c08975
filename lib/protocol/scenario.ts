import type { MutantId } from './mutants';
import type { ProfileName } from './profiles';
import type { Settings, TimerName } from './settings';
import type { Flag, HostName } from './trace';

/** What an application, or fate, may do to a host. */
export type Call =
  | { readonly call: 'listen' }
  | { readonly call: 'connect'; readonly port?: number }
  | { readonly call: 'send'; readonly bytes: number; readonly connection?: number }
  | { readonly call: 'shutdown' | 'close' | 'abort' | 'stop-reading'; readonly connection?: number }
  | { readonly call: 'crash' }
  | { readonly call: 'fire'; readonly timer: TimerName; readonly connection?: number };

export type Signal = 'established' | 'fin-received' | 'data-received' | 'reset';

/** Either at a time, or some time after an application was told something for the first time. */
export type ScriptEntry = { readonly host: HostName } & Call &
  ({ readonly at: number } | { readonly when: Signal; readonly after?: number });

/** What is absent matches everything. `flags` is the exact set, `has` a set that must be contained. */
export interface Match {
  readonly from?: HostName;
  readonly flags?: readonly Flag[];
  readonly has?: readonly Flag[];
  readonly data?: boolean;
  /** The first transmission that is meant, counted from 1 among those that match. */
  readonly nth?: number;
  readonly count?: number;
}

/** A forged or delayed segment from outside this run; it arrives at once, as if from the other host. */
export interface ForgedSegment {
  readonly flags: readonly Flag[];
  readonly seq: number;
  readonly ack?: number | null;
  readonly len?: number;
  readonly window?: number;
  /** The forged sender's port. */
  readonly port?: number;
}

export type NetworkRule =
  | ({ readonly match?: Match; readonly at?: number; readonly until?: number } & (
      | { readonly do: 'lose' }
      | { readonly do: 'delay'; readonly by: number }
      | { readonly do: 'duplicate'; readonly after: number }
    ))
  | { readonly do: 'inject'; readonly at: number; readonly to: HostName; readonly segment: ForgedSegment };

export interface HostSetup {
  /** First numbers of this host's connections in the order they are made; the seed makes more. */
  readonly isn?: readonly number[];
  readonly port?: number;
  readonly backlog?: number;
  /** No TCP there at all: only what is injected. */
  readonly raw?: boolean;
}

/** What carries the data: TCP, or for the contrast UDP, where only `listen` and `send` mean anything. */
export type Transport = 'tcp' | 'udp';

/** One run, described: who calls what when, and what the network does. Times in ms from the start. */
export interface Scenario {
  readonly id: string;
  readonly profile?: ProfileName;
  /** Wrong rules in force, on both hosts or on one. */
  readonly mutants?: readonly (MutantId | { readonly id: MutantId; readonly host: HostName })[];
  readonly link?: { readonly delay: number };
  readonly hosts?: { readonly client?: HostSetup; readonly server?: HostSetup };
  readonly settings?: Partial<Settings> & { readonly transport?: Transport };
  readonly seed?: number;
  /** End of observation; without it, when nothing more can happen. */
  readonly until?: number;
  readonly script?: readonly ScriptEntry[];
  readonly network?: readonly NetworkRule[];
}
