import type { SegmentRow, Trace } from '../protocol';
import { type Text, text } from './text';

const takesNumbers = (s: SegmentRow): boolean =>
  s.len > 0 || s.flags.includes('SYN') || s.flags.includes('FIN');

const takes = (s: SegmentRow): 'syn' | 'fin' | 'data' =>
  s.flags.includes('SYN') ? 'syn' : s.flags.includes('FIN') ? 'fin' : 'data';

/** Why this segment carries this SEQ: what its sender sent before. */
export function whySeq(trace: Trace, segment: SegmentRow): Text {
  const value = segment.seq;
  const before = trace.segments.filter(
    (s) => s.from === segment.from && s.at < segment.at && takesNumbers(s),
  );
  const last = before.findLast((s) => s.seq !== segment.seq);
  if (last === undefined) return text('questions.why.seq-initial', { value });
  return text(`questions.why.seq-after-${takes(last)}`, { value, base: last.seq, len: last.len });
}

/** Why it carries this ACK: what had arrived from the other side. */
export function whyAck(trace: Trace, segment: SegmentRow): Text | undefined {
  const { ack: value } = segment;
  const last = trace.segments.findLast(
    (s) => s.from !== segment.from && takesNumbers(s) && s.arrives.some((at) => at <= segment.at),
  );
  if (value === null || last === undefined) return undefined;
  return text(`questions.why.ack-of-${takes(last)}`, { value, base: last.seq, len: last.len });
}
