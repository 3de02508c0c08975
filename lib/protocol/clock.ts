import type { Sent, WorldEvent } from './events';
import { stateOf } from './host';
import { network, type Transmission } from './network';
import { newQueue, type Queue } from './queue';
import type { Scenario, ScriptEntry, Signal } from './scenario';
import type { Draft } from './tcb';
import { nextTimer, type Refusal, refusalOf, type ScriptedCall } from './timers';
import type { HostName, StateRow, ToldRow, Trace, WireRow } from './trace';
import { flagsOnWire, lengthOnWire, wireRow } from './wire';
import { type Action, initialWorld, step, type World } from './world';

/** Where a run is cut, whatever its scenario asks for. Times in ms of the run. */
export interface Bounds {
  readonly segments: number;
  readonly time: number;
  readonly bytes: number;
}

export const defaultBounds: Bounds = { segments: 10_000, time: 24 * 3600 * 1000, bytes: 16 * 1024 * 1024 };

/** Calls wait for their time with their place in the script, to be named where one is refused. */
type Due = ScriptedCall | Exclude<Action, { do: 'call' }>;

interface Run {
  world: World;
  readonly queue: Queue<Due>;
  readonly fate: (sent: Transmission) => number[];
  readonly waiting: { readonly entry: ScriptEntry; readonly index: number; readonly when: Signal }[];
  readonly segments: WireRow[];
  readonly states: StateRow[];
  readonly told: ToldRow[];
  bytes: number;
}

/**
 * The timed driver: runs a scenario to its end, or to a bound, which `cut` then names. The same
 * scenario gives the same trace, byte for byte.
 * @param watch is shown the world after each thing that happens
 */
export function attempt(
  scenario: Scenario,
  bounds: Bounds = defaultBounds,
  watch: (world: World) => void = () => {},
): Trace | { readonly refused: Refusal } {
  const run = start(scenario);
  const until = scenario.until ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const cut = cutBy(run, bounds);
    if (cut) {
      // One step may have filled a whole window; what lies beyond the bound is not shown.
      run.segments.length = Math.min(run.segments.length, bounds.segments);
      return traceOf(scenario, run, run.world.nowMs, cut);
    }
    const timer = nextTimer(run.world);
    const at = Math.min(run.queue.nextAt(), timer?.dueMs ?? Number.POSITIVE_INFINITY);
    if (at > Math.min(until, bounds.time)) {
      const isOver = at === Number.POSITIVE_INFINITY && until === at;
      if (isOver) return traceOf(scenario, run, run.world.nowMs);
      return until <= bounds.time
        ? traceOf(scenario, run, until)
        : traceOf(scenario, run, bounds.time, 'time');
    }
    if (at > run.world.nowMs) run.world = { ...run.world, nowMs: at };
    // What was called or sent comes before a timer of the same instant.
    const due = run.queue.nextAt() <= at ? run.queue.take() : undefined;
    if (due) {
      const refused = due.do === 'call' ? refusalOf(run.world, due) : undefined;
      if (refused) return { refused };
      take(run, due);
    } else if (timer) {
      const { host, connection, timer: name } = timer;
      take(run, { do: 'fire', host, connection, timer: name });
    }
    watch(run.world);
  }
}

/** As `attempt`, for scenarios that are known to be possible. Throws where one is not. */
export function run(scenario: Scenario, bounds: Bounds = defaultBounds): Trace {
  const result = attempt(scenario, bounds);
  if (!('refused' in result)) return result;
  const { path, found, expected } = result.refused;
  throw new Error(`scenario ${scenario.id}: ${path}: ${found}; expected ${expected}`);
}

function start(scenario: Scenario): Run {
  const rules = scenario.network ?? [];
  const run: Run = {
    world: initialWorld(scenario),
    queue: newQueue(),
    fate: network(rules, scenario.link?.delay ?? 10),
    waiting: [],
    segments: [],
    states: [],
    told: [],
    bytes: 0,
  };
  (scenario.script ?? []).forEach((entry, index) => {
    if ('when' in entry) run.waiting.push({ entry, index, when: entry.when });
    else run.queue.add(entry.at, { do: 'call', index, host: entry.host, call: entry });
  });
  for (const rule of rules) {
    if (rule.do === 'inject') run.queue.add(rule.at, rule);
  }
  return run;
}

function take(run: Run, action: Action): void {
  const { world, events } = step(run.world, action);
  run.world = world;
  for (const event of events) record(run, event, world.nowMs);
}

function record(run: Run, event: WorldEvent, at: number): void {
  switch (event.kind) {
    case 'sent':
      recordSent(run, event, at);
      return;
    case 'state': {
      const { host, connection, from, to, because, rule } = event;
      run.states.push({ at, host, connection, from, to, because, rule });
      return;
    }
    case 'told': {
      const { host, connection, signal, bytes } = event;
      run.told.push({ at, host, connection, signal, bytes });
      wake(run, host, signal, at);
      return;
    }
    default:
      event satisfies never;
  }
}

function recordSent(run: Run, event: Sent, at: number): void {
  const { n, from, packet, because } = event;
  const flags = flagsOnWire(packet);
  const len = lengthOnWire(packet);
  // A forged segment is nobody's transmission: no rule counts it, and it is there at once.
  const arrives = because === 'injected' ? [at] : run.fate({ at, from, flags, len }).map(exact);
  run.segments.push(wireRow(event, at, arrives));
  run.bytes += len;
  if (arrives.length === 0) take(run, { do: 'lose', n });
  for (let copy = 1; copy < arrives.length; copy += 1) take(run, { do: 'duplicate', n });
  for (const time of arrives) run.queue.add(time, { do: 'deliver', n });
}

const SIGNALS: Partial<Record<ToldRow['signal'], Signal>> = {
  established: 'established',
  fin: 'fin-received',
  data: 'data-received',
  reset: 'reset',
};

/** Entries that wait for this signal become due, each once. */
function wake(run: Run, host: HostName, signal: ToldRow['signal'], at: number): void {
  for (let i = 0; i < run.waiting.length; i += 1) {
    const it = run.waiting[i];
    if (it === undefined || it.entry.host !== host || it.when !== SIGNALS[signal]) continue;
    run.waiting.splice(i, 1);
    i -= 1;
    const after = 'after' in it.entry ? (it.entry.after ?? 0) : 0;
    run.queue.add(exact(at + after), { do: 'call', index: it.index, host, call: it.entry });
  }
}

function cutBy(run: Run, bounds: Bounds): string | undefined {
  if (run.segments.length > bounds.segments) return 'segments';
  return run.bytes > bounds.bytes ? 'bytes' : undefined;
}

function traceOf(scenario: Scenario, run: Run, at: number, cut?: string): Trace {
  const { client, server } = run.world;
  const trace: Draft<Trace> = {
    scenario: scenario.id,
    profile: scenario.profile ?? 'rfc9293',
    segments: run.segments,
    states: run.states,
    told: run.told,
    delivered: { client: client.deliveredBytes, server: server.deliveredBytes },
    end: { at, client: stateOf(client), server: stateOf(server) },
  };
  if (cut !== undefined) trace.cut = cut;
  return trace;
}

/** Sums of decimal fractions, without the noise of binary ones. */
const exact = (ms: number): number => Math.round(ms * 1e6) / 1e6;
