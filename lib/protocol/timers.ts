import type { Call } from './scenario';
import { type TimerName, timerNames } from './settings';
import type { HostName } from './trace';
import type { Action, World } from './world';

/** The timer that expires first, and when. */
export function nextTimer(world: World): { readonly at: number; readonly action: Action } | undefined {
  let first: { at: number; host: HostName; connection: number; timer: TimerName } | undefined;
  for (const host of [world.client, world.server]) {
    for (const { connection, timers } of host.connections) {
      for (const timer of timerNames) {
        const it = timers[timer];
        if (it.armed && (first === undefined || it.dueMs < first.at)) {
          first = { at: it.dueMs, host: host.name, connection, timer };
        }
      }
    }
  }
  if (first === undefined) return undefined;
  const { host, connection, timer } = first;
  return { at: first.at, action: { do: 'fire', host, connection, timer } };
}

/** What a scenario asked for and cannot have, found only while it ran. */
export interface Refusal {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

interface ScriptedCall {
  readonly index: number;
  readonly host: HostName;
  readonly call: Call;
}

/** A `fire` of a timer that is not armed cannot be done. */
export function refusalOf(world: World, { index, host, call }: ScriptedCall): Refusal | undefined {
  if (call.call !== 'fire') return undefined;
  const { connections, made } = world[host];
  const it = connections.find((c) => c.connection === (call.connection ?? made));
  if (it?.timers[call.timer].armed) return undefined;
  const armed = it ? timerNames.filter((timer) => it.timers[timer].armed) : [];
  return {
    path: `script[${index}].timer`,
    found: `${JSON.stringify(call.timer)} is not armed at ${world.nowMs} ms`,
    expected: armed.length > 0 ? `one of ${armed.join(', ')}` : 'a connection with an armed timer',
  };
}
