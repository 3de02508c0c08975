import { arrive, expire, perform } from './endpoint/endpoint';
import type { Log } from './endpoint/turn';
import type { WorldEvent } from './events';
import { draftOfHost, type Host, peerOf } from './host';
import { bend } from './mutants';
import type { Packet } from './packet';
import { profiles } from './profiles';
import type { Call, ForgedSegment, Scenario } from './scenario';
import type { Segment } from './segment';
import { seq } from './seq';
import type { TimerName } from './settings';
import type { Draft } from './tcb';
import { armedTimers } from './timers';
import type { HostName } from './trace';
import { arriveUdp, performUdp } from './udp';
import { nothingBelieved, repeatUnanswered } from './udp-believed';

/** A packet on its way. A duplicate is a second entry with the same number. */
export interface InFlight {
  readonly n: number;
  readonly to: HostName;
  readonly packet: Packet;
}

/**
 * Two hosts and what is on its way between them. Time stands still until a driver sets it forward, so a
 * search may leave it at 0 and fire timers in any order; when things happen is the clock's affair.
 */
export interface World {
  readonly nowMs: number;
  readonly client: Host;
  readonly server: Host;
  readonly flight: readonly InFlight[];
  /** Transmissions so far, forged ones included. */
  readonly sent: number;
}

export type Action =
  | { readonly do: 'call'; readonly host: HostName; readonly call: Call }
  | { readonly do: 'deliver' | 'lose' | 'duplicate'; readonly n: number }
  | { readonly do: 'fire'; readonly host: HostName; readonly connection: number; readonly timer: TimerName }
  | { readonly do: 'inject'; readonly to: HostName; readonly segment: ForgedSegment };

const HOSTS: readonly HostName[] = ['client', 'server'];

/** The world before anything has happened: nothing listens, nothing is on its way. */
export function initialWorld(scenario: Scenario): World {
  return {
    nowMs: 0,
    client: initialHost(scenario, 'client'),
    server: initialHost(scenario, 'server'),
    flight: [],
    sent: 0,
  };
}

const PORTS = { client: 40_000, server: 80 } as const;

function initialHost(scenario: Scenario, name: HostName): Host {
  const profile = profiles[scenario.profile ?? 'rfc9293'];
  const here = (scenario.mutants ?? []).flatMap((m) => {
    if (typeof m === 'string') return [m];
    return m.host === name ? [m.id] : [];
  });
  const setup = scenario.hosts?.[name];
  return {
    name,
    raw: setup?.raw ?? false,
    transport: scenario.settings?.transport ?? 'tcp',
    rules: bend(profile.rules, here),
    settings: { ...profile.settings, ...scenario.settings },
    port: setup?.port ?? PORTS[name],
    peerPort: scenario.hosts?.[peerOf(name)]?.port ?? PORTS[peerOf(name)],
    isns: setup?.isn ?? [],
    seed: scenario.seed ?? 1,
    listening: false,
    backlog: setup?.backlog ?? Number.POSITIVE_INFINITY,
    connections: [],
    believed: nothingBelieved,
    made: 0,
    deliveredBytes: 0,
  };
}

/**
 * What fate may do next, always in the same order: deliver, lose or double each segment on its way,
 * oldest first, then let each armed timer expire. Calls and forged segments are the driver's.
 */
export function actions(world: World): Action[] {
  const numbers = [...new Set(world.flight.map((f) => f.n))].sort((a, b) => a - b);
  const fates = numbers.flatMap((n): Action[] => [
    { do: 'deliver', n },
    { do: 'lose', n },
    { do: 'duplicate', n },
  ]);
  const timers = HOSTS.flatMap((host) => armedTimers(world[host]));
  return [
    ...fates,
    ...timers.map(({ host, connection, timer }): Action => ({ do: 'fire', host, connection, timer })),
  ];
}

/**
 * The world after one action, and what that did. The input is never changed. An action that is not
 * possible (a segment that is not on its way, a timer that is not armed) does nothing.
 */
export function step(
  world: World,
  action: Action,
): { readonly world: World; readonly events: readonly WorldEvent[] } {
  const { nowMs, client, server, flight, sent } = world;
  const next: Draft<World> = { nowMs, client, server, flight, sent };
  const log: Log = { events: [], sent: world.sent };
  act(next, action, log);
  putOnWire(next, log);
  return { world: next, events: log.events };
}

function act(world: Draft<World>, action: Action, log: Log): void {
  switch (action.do) {
    case 'call':
      call(draftAt(world, action.host), action.call, world.nowMs, log);
      return;
    case 'fire':
      fire(draftAt(world, action.host), action.connection, action.timer, world.nowMs, log);
      return;
    case 'inject':
      inject(world[action.to], action.segment, log);
      return;
    case 'deliver':
    case 'lose':
    case 'duplicate':
      moveSegment(world, action, log);
      return;
    default:
      action satisfies never;
  }
}

function moveSegment(world: Draft<World>, action: Extract<Action, { n: number }>, log: Log): void {
  const at = world.flight.findIndex((f) => f.n === action.n);
  const moving = world.flight[at];
  if (moving === undefined) return;
  if (action.do === 'duplicate') {
    world.flight = [...world.flight, moving];
    return;
  }
  world.flight = world.flight.toSpliced(at, 1);
  if (action.do === 'lose') return;
  receive(draftAt(world, moving.to), moving, world.nowMs, log);
}

// Each transport has its own way with a call, a timer and a packet.

function call(host: Draft<Host>, what: Call, nowMs: number, log: Log): void {
  if (host.transport === 'udp') performUdp(host, what, nowMs, log);
  else perform(host, what, nowMs, log);
}

function fire(host: Draft<Host>, connection: number, timer: TimerName, nowMs: number, log: Log): void {
  if (host.transport === 'udp') repeatUnanswered(host, nowMs, log);
  else expire(host, connection, timer, nowMs, log);
}

/** Each transport takes its own packets; none has any use for the other's. */
function receive(host: Draft<Host>, { n, packet }: InFlight, nowMs: number, log: Log): void {
  if (host.transport === 'udp') arriveUdp(host, packet, n, nowMs, log);
  else if (packet.protocol === undefined) arrive(host, packet, n, nowMs, log);
}

/** The host's place taken by a copy, to be filled by this step. */
function draftAt(world: Draft<World>, name: HostName): Draft<Host> {
  const host = draftOfHost(world[name]);
  world[name] = host;
  return host;
}

/** What was sent is on its way. */
function putOnWire(world: Draft<World>, { events, sent }: Log): void {
  if (sent === world.sent) return;
  const flight = [...world.flight];
  for (const e of events)
    if (e.kind === 'sent') flight.push({ n: e.n, to: peerOf(e.from), packet: e.packet });
  world.flight = flight;
  world.sent = sent;
}

/** A segment for this host from nobody: it only looks like the peer's. */
function inject(to: Host, forged: ForgedSegment, log: Log): void {
  const has = (flag: ForgedSegment['flags'][number]) => forged.flags.includes(flag);
  const segment: Segment = {
    sourcePort: forged.port ?? to.peerPort,
    destinationPort: to.connections.at(-1)?.localPort ?? to.port,
    syn: has('SYN'),
    fin: has('FIN'),
    rst: has('RST'),
    seq: seq(forged.seq),
    ack: has('ACK') ? seq(forged.ack ?? 0) : null,
    len: forged.len ?? 0,
    window: forged.window ?? 64_240,
  };
  log.sent += 1;
  log.events.push({
    kind: 'sent',
    n: log.sent,
    from: peerOf(to.name),
    connection: 0,
    packet: segment,
    because: 'injected',
    rule: 'scenario',
  });
}
