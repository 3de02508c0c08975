/** What components may import: the shapes of what is shown, and how it reads. No engine, no keys, no validator. */

export { tcpStates } from '../protocol/trace';
export type { Explanation, Reason, Verdict } from './kind';
export { type LadderView, ladderView } from './ladder-view';
export { optionLines } from './option-lines';
export type { View } from './registry';
export type { Text } from './text';
