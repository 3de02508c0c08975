import type { HostName } from '@/lib/protocol/trace';
import type { LadderSegment, LadderState, LadderView } from '@/lib/questions/ladder-view';

/** One end of a segment's flight, at a host and a time. */
export interface Happening {
  readonly t: number;
  readonly host: HostName;
  readonly what: 'sent' | 'arrived' | 'vanished';
  readonly segment: LadderSegment;
  /** 0 for a segment's first arrival, 1 for the network's copy of it. */
  readonly copy: number;
}

export function otherHost(host: HostName): HostName {
  return host === 'client' ? 'server' : 'client';
}

/** The delay that stands for a run: its median one. It sets the scale, and the slope of what was lost. */
export function typicalDelay(view: LadderView): number {
  const delays = view.segments
    .flatMap(({ at, arrives }) => arrives.map((t) => t - at))
    .filter((delay) => delay > 0)
    .sort((a, b) => a - b);
  return delays[Math.floor(delays.length / 2)] ?? 40;
}

/** Both ends of every flight in the order they happen; at one instant, in the order of sending. */
export function happenings(view: LadderView): Happening[] {
  const delay = typicalDelay(view);
  const ends = view.segments.flatMap((segment): Happening[] => {
    const sent: Happening = { t: segment.at, host: segment.from, what: 'sent', segment, copy: 0 };
    const host = otherHost(segment.from);
    if (segment.arrives.length === 0) {
      return [sent, { t: segment.at + delay, host, what: 'vanished', segment, copy: 0 }];
    }
    return [
      sent,
      ...segment.arrives.map((t, copy): Happening => ({ t, host, what: 'arrived', segment, copy })),
    ];
  });
  return ends.sort(
    (a, b) =>
      a.t - b.t ||
      a.segment.n - b.segment.n ||
      Number(b.what === 'sent') - Number(a.what === 'sent') ||
      a.copy - b.copy,
  );
}

/** The states that a host enters by sending (RFC 9293 figure 5); the others follow an arrival or a timer. */
const enteredBySending: ReadonlySet<LadderState['to']> = new Set(['SYN-SENT', 'FIN-WAIT-1', 'LAST-ACK']);

/**
 * What made each state of the view, as far as the times tell: an end of a flight at the same host and
 * instant. Null where there is none, as when a timer expires or a server starts to listen. Several states
 * of one instant take several ends, in order, while there are enough.
 */
export function stateCauses(view: LadderView, ends: readonly Happening[]): (Happening | null)[] {
  const latest: Record<HostName, Happening | null> = { client: null, server: null };
  return view.states.map((state) => {
    const last = latest[state.host];
    const here = ends
      .slice(last === null ? 0 : ends.indexOf(last))
      .filter(({ t, host, what }) => t === state.at && host === state.host && what !== 'vanished');
    const cause = causeAmong(state, here, last);
    latest[state.host] = cause ?? last;
    return cause;
  });
}

/** The end that brought a state, among those of its host and instant that are not before the state before. */
function causeAmong(
  state: LadderState,
  here: readonly Happening[],
  last: Happening | null,
): Happening | null {
  if (state.to === 'LISTEN') return null;
  const free = here.filter((end) => end !== last);
  const opensOrCloses = ({ what, segment: { flags } }: Happening) =>
    what === 'sent' && (flags.includes('SYN') || flags.includes('FIN'));
  return (
    (enteredBySending.has(state.to) ? free.find(opensOrCloses) : undefined) ??
    free.find(({ what }) => what === 'arrived') ??
    (last?.t === state.at && last.what === 'arrived' ? last : undefined) ??
    free[0] ??
    null
  );
}
