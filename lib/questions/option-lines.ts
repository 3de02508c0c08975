import { segmentLines } from './kinds/next-segment/words';
import type { View } from './registry';
import type { Text } from './text';

type OptionOf<V> = V extends { readonly options: readonly (infer O)[] } ? O : never;

/** How an option of any kind reads, line by line. */
export const optionLines = (option: OptionOf<View>): readonly Text[] =>
  'lines' in option ? option.lines : segmentLines(option);
