import type { SegmentRow } from '../protocol';
import type { Shown } from './shown';
import { type Text, text } from './text';

const takesNumbers = (s: SegmentRow): boolean =>
  s.len > 0 || s.flags.includes('SYN') || s.flags.includes('FIN');

const takes = (s: SegmentRow): 'syn' | 'fin' | 'data' =>
  s.flags.includes('SYN') ? 'syn' : s.flags.includes('FIN') ? 'fin' : 'data';

/** Why this segment carries this SEQ: what its sender sent before, as far as that is shown. */
export function whySeq({ segments }: Shown, segment: SegmentRow): Text {
  const value = segment.seq;
  const before = segments.filter((s) => s.from === segment.from && s.n < segment.n);
  const last = before.findLast((s) => takesNumbers(s) && s.seq !== value);
  if (last !== undefined) {
    const wraps = value < last.seq ? '-wraps' : '';
    return text(`questions.why.seq-after-${takes(last)}${wraps}`, { value, base: last.seq, len: last.len });
  }
  if (before.some(takesNumbers)) return text('questions.why.seq-again', { value });
  if (before.length > 0) return text('questions.why.seq-after-acks', { value });
  return text(segment.flags.includes('SYN') ? 'questions.why.seq-initial' : 'questions.why.seq-carried', {
    value,
  });
}

/** Why it carries this ACK: what had arrived from the other side. */
export function whyAck({ segments }: Shown, segment: SegmentRow): Text | undefined {
  const { ack: value } = segment;
  if (value === null) return undefined;
  const arrived = segments.filter((s) => s.from !== segment.from && s.arrives.some((at) => at <= segment.at));
  const last = arrived.findLast(takesNumbers);
  if (last !== undefined) {
    const wraps = value < last.seq ? '-wraps' : '';
    return text(`questions.why.ack-of-${takes(last)}${wraps}`, { value, base: last.seq, len: last.len });
  }
  return text('questions.why.ack-unmoved', { value });
}
