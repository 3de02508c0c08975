/**
 * What the rest of the app uses. The transition system itself (`world.ts`), the readings, the
 * text ladder, the validator and the named scenarios are imported by path by those few who need them.
 */
export { run } from './clock';
export { type MutantId, mutants } from './mutants';
export type { Scenario, ScriptEntry } from './scenario';
export type { Flag, HostName, SegmentRow, StateRow, TcpState, Trace } from './trace';
