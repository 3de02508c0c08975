import type { Host } from '../../host';
import { type Segment, segmentLength } from '../../segment';
import { advance, seq } from '../../seq';
import { emit, type Log } from '../turn';

/** A segment for a connection that does not exist (9293 3.10.7.1). */
export function arriveClosed(host: Host, segment: Segment, log: Log): void {
  // A reset is never answered, or two hosts could reset each other for ever.
  if (segment.rst || host.rules.closed === 'silent') return;
  if (segment.syn && segment.ack !== null && host.rules.unexpectedSynAck === 'ignore') return;
  sendStrayReset(host, segment, log, 'rfc9293 3.10.7.1');
}

/** A reset that its receiver will accept, made from nothing but the segment that provoked it (9293 3.5.2). */
export function sendStrayReset(host: Host, segment: Segment, log: Log, rule: string): void {
  const end = advance(segment.seq, segmentLength(segment, host.rules));
  const numbers = segment.ack === null ? { seq: seq(0), ack: end } : { seq: segment.ack, ack: null };
  const reset: Segment = {
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    syn: false,
    fin: false,
    rst: true,
    ...numbers,
    len: 0,
    window: 0,
  };
  emit(log, host, 0, reset, 'answer', rule);
}
