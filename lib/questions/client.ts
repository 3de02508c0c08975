/** What components may import: the shapes of what is shown, and how it reads. No engine, no keys, no validator. */
export type { Explanation, Verdict } from './kind';
export { optionTexts } from './kinds/next-segment/words';
export { type LadderView, ladderView } from './ladder-view';
export type { View } from './registry';
export type { Text } from './text';
