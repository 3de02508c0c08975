import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';

type SegmentOption = Extract<ShownQuestion['view'], { kind: 'next-segment' }>['options'][number];

/** How an option reads: the segment, and below it the states that go with it. */
export async function optionWords(): Promise<(option: SegmentOption) => { text: string; detail?: string }> {
  const say = await getSay();
  return ({ segment, states }) => ({
    text: segment
      ? say({
          id: 'questions.next-segment.option',
          values: { ...segment, flags: segment.flags.join(','), ack: segment.ack ?? 'none' },
        })
      : say({ id: 'questions.next-segment.nothing' }),
    ...(states ? { detail: say({ id: 'questions.next-segment.option-states', values: states }) } : {}),
  });
}
