/** What components may import: the shapes of what is shown. No engine, no keys, no validator. */
export type { ConceptId } from './concepts';
export type { Explanation, Problem, Verdict } from './kind';
export type { FillNumbersView } from './kinds/fill-numbers/view';
export type { NextSegmentView } from './kinds/next-segment/view';
export {
  type LadderSegment,
  type LadderState,
  type LadderView,
  ladderView,
  type ShownNumber,
} from './ladder-view';
export type { MisconceptionId } from './misconceptions';
export type { KindId, View } from './registry';
export { sectionText, type Text } from './text';
