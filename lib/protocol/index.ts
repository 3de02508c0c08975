/** What the rest of the app uses. The command line, the validator and the scenarios are imported by path. */
export { attempt, type Bounds, defaultBounds, type Refusal, run } from './clock';
export type { WorldEvent } from './events';
export { textLadder } from './ladder';
export { bentRule, type Mutant, type MutantId, mutants } from './mutants';
export { type Reading, type ReadingId, readings } from './readings';
export type { Call, HostSetup, NetworkRule, Scenario, ScriptEntry, Settings, TimerName } from './scenario';
export type {
  Flag,
  HostName,
  SegmentRow,
  SendReason,
  StateReason,
  StateRow,
  TcpState,
  ToldRow,
  Trace,
} from './trace';
export { type Action, actions, initialWorld, step, type World } from './world';
