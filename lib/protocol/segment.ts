import type { Rules } from './rules';
import type { Seq } from './seq';
import type { Flag } from './trace';

/** What a segment's header says (9293 3.1), and how much data follows it. */
export interface Segment {
  /** Never there: it tells the packets of other protocols (udp.ts) from a segment. */
  readonly protocol?: undefined;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly seq: Seq;
  /** `null` without the ACK flag. */
  readonly ack: Seq | null;
  /** Bytes of data; what they say never matters here. */
  readonly len: number;
  readonly window: number;
}

/** Nothing but an acknowledgment: no data and no other control. */
export const isPureAck = (s: Segment): boolean => s.ack !== null && s.len === 0 && !s.syn && !s.fin && !s.rst;

/** SEG.LEN: the sequence numbers that the segment takes, controls included (9293 3.4). */
export function segmentLength(s: Segment, rules: Rules): number {
  return (
    s.len +
    (s.syn ? rules.synTakes : 0) +
    (s.fin ? rules.finTakes : 0) +
    (rules.pureAckTakes > 0 && isPureAck(s) ? rules.pureAckTakes : 0)
  );
}

// The sixteen sets are made once: a run names the flags of every segment it sends.
const NAMES: readonly (readonly Flag[])[] = Array.from({ length: 16 }, (_, bits) =>
  (['SYN', 'FIN', 'RST', 'ACK'] as const).filter((_, i) => (bits >> i) & 1),
);
const NONE: readonly Flag[] = [];

/** The control bits by name, in the order in which a segment's name lists them. */
export function flagsOf(s: Segment): readonly Flag[] {
  return NAMES[(s.syn ? 1 : 0) | (s.fin ? 2 : 0) | (s.rst ? 4 : 0) | (s.ack === null ? 0 : 8)] ?? NONE;
}
