import type { Flag, HostName, TcpState, Trace, WireRow } from '../protocol/trace';

/**
 * A number on the ladder as the learner may see it: in the open, a blank to fill in (named by its
 * field), or hidden because it would give a blank away.
 */
export type ShownNumber = number | { readonly blank: string } | 'hidden';

/** A state, shown in the same three ways. */
export type ShownState = TcpState | { readonly blank: string } | 'hidden';

/**
 * A segment of the diagram. `seq` and `ack` as shown; `ack` is null where the ACK flag is not set, and both
 * are where `protocol` says that this is no segment of TCP.
 */
export interface LadderSegment extends Pick<WireRow, 'n' | 'at' | 'from' | 'len' | 'arrives'> {
  readonly protocol?: 'udp' | 'icmp';
  readonly flags: readonly Flag[];
  readonly seq: ShownNumber | null;
  readonly ack: ShownNumber | null;
  /** An old duplicate from an earlier incarnation, or one forged by somebody else. */
  readonly origin?: 'old-duplicate' | 'forged';
}

/** The state that a host enters at a moment. */
export interface LadderState {
  readonly at: number;
  readonly host: HostName;
  readonly to: ShownState;
}

/** What a sequence diagram shows, free of language. Times in ms, numbers modulo 2^32. */
export interface LadderView {
  readonly segments: readonly LadderSegment[];
  readonly states: readonly LadderState[];
  /** The first and the last moment shown. */
  readonly from: number;
  readonly until: number;
  /** The number of the segment at which another run first differs from this one. */
  readonly divergesAt?: number;
}

/** A whole run with nothing hidden. */
export function ladderView(trace: Trace): LadderView {
  const times = [
    ...trace.segments.flatMap((s) => [s.at, ...s.arrives]),
    ...trace.states.filter((s) => s.from !== s.to).map((s) => s.at),
  ];
  return {
    segments: trace.segments.map(({ n, at, from, protocol, len, arrives, flags, seq, ack, because }) => ({
      n,
      at,
      from,
      len,
      arrives,
      flags,
      seq,
      ack,
      ...(protocol === 'tcp' ? {} : { protocol }),
      ...(because === 'injected' ? { origin: 'old-duplicate' as const } : {}),
    })),
    states: trace.states.map(({ at, host, to }) => ({ at, host, to })),
    from: Math.min(...times),
    until: Math.max(...times),
  };
}
