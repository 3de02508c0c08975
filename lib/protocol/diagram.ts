import type { WorldEvent } from './events';
import type { Call, Scenario } from './scenario';
import { type HostName, type StateReason, type TcpState, tcpStates } from './trace';
import { flagsOnWire } from './wire';
import { type Action, actions, initialWorld, step, type World } from './world';

// The calls by which figure 5 of RFC 9293 moves. ABORT, RST and giving up it leaves out, and so do we: from every
// state they lead to CLOSED, or from SYN-RECEIVED to LISTEN.
const CALLS: readonly Call['call'][] = ['listen', 'connect', 'shutdown'];
const HOSTS: readonly HostName[] = ['client', 'server'];

/** One of each, on both sides, whatever the other does: enough to come through every state. */
const SCENARIO: Scenario = { id: 'diagram', hosts: { client: { isn: [100] }, server: { isn: [300] } } };

interface Place {
  readonly world: World;
  /** What each side has called so far, each thing once. */
  readonly called: ReadonlySet<string>;
}

/**
 * The state diagram as mermaid text: not drawn but found, by going every way that two hosts and their
 * network can go. An edge says what led over it, and what was sent on the way.
 */
export function stateDiagram(): string {
  const edges = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const open: Place[] = [{ world: initialWorld(SCENARIO), called: new Set() }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const { action, called } of waysOn(place)) {
      const { world, events } = step(place.world, action);
      const found = edgeOf(place.world, events);
      if (found) edges.set(found.edge, (edges.get(found.edge) ?? new Set()).add(found.label));
      const key = keyOf(world, called);
      if (!seen.has(key)) open.push({ world, called });
      seen.add(key);
    }
  }
  const lines = [...edges].map(([edge, labels]) => `    ${edge}: ${[...labels].sort().join(', or ')}`);
  return ['stateDiagram-v2', ...lines.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))].join('\n');
}

function waysOn({ world, called }: Place): { action: Action; called: ReadonlySet<string> }[] {
  const calls = HOSTS.flatMap((host) =>
    CALLS.filter((call) => !called.has(`${host} ${call}`)).map((call) => ({
      action: { do: 'call', host, call: { call } as Call } as const,
      called: new Set([...called, `${host} ${call}`]),
    })),
  );
  const fates = actions(world).filter(
    (action) => action.do === 'deliver' || (action.do === 'fire' && action.timer === '2msl'),
  );
  return [...calls, ...fates.map((action) => ({ action, called }))];
}

/** Two worlds that differ only in how many segments they have seen are one. */
const keyOf = (world: World, called: ReadonlySet<string>): string =>
  JSON.stringify([
    [...called].sort(),
    world.client.connections,
    world.server.connections,
    world.client.listening,
    world.server.listening,
    world.flight.map(({ to, packet }) => [to, packet]),
  ]);

/** The one change of state that a step made. One that made several shows nothing that single ones do not. */
function edgeOf(before: World, events: readonly WorldEvent[]): { edge: string; label: string } | undefined {
  const [change, ...more] = events.filter((e) => e.kind === 'state');
  if (change === undefined || more.length > 0) return undefined;
  const cause = causeOf(before, change.because);
  if (cause.includes('RST')) return undefined;
  const sent = events.flatMap((e) => (e.kind === 'sent' ? [flagsOnWire(e.packet).join(',')] : []));
  return {
    edge: `${mermaidName(change.from)} --> ${mermaidName(change.to)}`,
    label: [cause, ...sent].join(' / '),
  };
}

function causeOf({ flight }: World, because: StateReason): string {
  if (typeof because === 'string') return because;
  if ('timer' in because) return because.timer.toUpperCase();
  const arrived = flight.find(({ n }) => n === because.segment);
  return arrived ? flagsOnWire(arrived.packet).join(',') : '';
}

/** Mermaid takes no hyphens. */
const mermaidName = (state: TcpState): string => state.replaceAll('-', '_');

const order = (line: string): number =>
  tcpStates.findIndex((state) => line.trimStart().startsWith(`${mermaidName(state)} `));
