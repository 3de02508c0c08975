import { getSay } from '@/lib/i18n/say';
import { optionTexts, type ShownQuestion } from '@/lib/study/question';

type SegmentOption = Extract<ShownQuestion['view'], { kind: 'next-segment' }>['options'][number];

/** How an option reads, in the reader's language. */
export async function optionWords(): Promise<(option: SegmentOption) => { text: string; detail?: string }> {
  const say = await getSay();
  return (option) => {
    const { text, detail } = optionTexts(option);
    return { text: say(text), ...(detail && { detail: say(detail) }) };
  };
}
