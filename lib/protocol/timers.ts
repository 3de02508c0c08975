import type { Host } from './host';
import type { Call } from './scenario';
import type { TimerName } from './settings';
import { isArmed } from './tcb';
import type { HostName } from './trace';
import type { World } from './world';

export interface ArmedTimer {
  readonly host: HostName;
  /** 0 for UDP, whose only timer is a believed one. */
  readonly connection: number;
  readonly timer: TimerName;
  readonly dueMs: number;
}

/** The timers that may expire at a host, always in the same order. */
export function armedTimers({ name: host, connections, believed }: Host): ArmedTimer[] {
  const armed: ArmedTimer[] = [];
  for (const { connection, timers } of connections) {
    for (const { name, dueMs } of timers) armed.push({ host, connection, timer: name, dueMs });
  }
  if (believed.dueMs !== null)
    armed.push({ host, connection: 0, timer: 'retransmission', dueMs: believed.dueMs });
  return armed;
}

/** The timer that expires first. */
export function nextTimer({ client, server }: World): ArmedTimer | undefined {
  return nextOf(server, nextOf(client, undefined));
}

function nextOf({ name: host, connections, believed }: Host, first: ArmedTimer | undefined) {
  let next = first;
  for (const { connection, timers } of connections) {
    for (const { name, dueMs } of timers)
      if (next === undefined || dueMs < next.dueMs) next = { host, connection, timer: name, dueMs };
  }
  if (believed.dueMs !== null && (next === undefined || believed.dueMs < next.dueMs))
    next = { host, connection: 0, timer: 'retransmission', dueMs: believed.dueMs };
  return next;
}

/** What a scenario asked for and cannot have, found only while it ran. */
export interface Refusal {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** A call of the script, by its place there. */
export interface ScriptedCall {
  readonly do: 'call';
  readonly index: number;
  readonly host: HostName;
  readonly call: Call;
}

/** A `fire` of a timer that is not armed cannot be done. */
export function refusalOf(world: World, { index, host, call }: ScriptedCall): Refusal | undefined {
  if (call.call !== 'fire') return undefined;
  const { connections, made } = world[host];
  const it = connections.find((c) => c.connection === (call.connection ?? made));
  if (it && isArmed(it, call.timer)) return undefined;
  const armed = it ? it.timers.map(({ name }) => name) : [];
  return {
    path: `script[${index}].timer`,
    found: `${JSON.stringify(call.timer)} is not armed at ${world.nowMs} ms`,
    expected: armed.length > 0 ? `one of ${armed.join(', ')}` : 'a connection with an armed timer',
  };
}
