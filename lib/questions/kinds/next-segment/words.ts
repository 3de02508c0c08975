import { type Text, text } from '../../text';
import type { Option } from './view';

/** How an option reads: the segment, and below it the states that go with it. */
export function segmentLines({ segment, states }: Option): Text[] {
  const words = segment
    ? text('questions.next-segment.option', {
        seq: segment.seq,
        len: segment.len,
        flags: segment.flags.join(','),
        ack: segment.ack ?? 'none',
      })
    : text('questions.next-segment.nothing');
  return [words, ...(states ? [text('questions.next-segment.option-states', states)] : [])];
}
