import type { Option } from '@/components/question/option-list';
import { getSay } from '@/lib/i18n/say';
import { optionLines, type ShownQuestion } from '@/lib/study/question';

type Offered = Extract<ShownQuestion['view'], { readonly options: readonly unknown[] }>;

/** How the options of a question read, in the reader's language. */
export async function optionWords({ kind, options }: Offered): Promise<Option[]> {
  const say = await getSay();
  return options.map((option) => {
    const [text = '', ...more] = optionLines(option).map(say);
    return { id: option.id, text, more, prose: kind !== 'next-segment' };
  });
}
