import type { Rules } from './rules';
import type { Transport } from './scenario';
import { type Seq, seq } from './seq';
import type { Settings } from './settings';
import type { Draft, Tcb } from './tcb';
import type { HostName, TcpState } from './trace';
import type { BelievedSocket } from './udp-believed';

/** One machine: its connections, its listener, and the rules it obeys. */
export interface Host {
  readonly name: HostName;
  readonly raw: boolean;
  readonly transport: Transport;
  readonly rules: Rules;
  readonly settings: Settings;
  readonly port: number;
  /** Where an active open goes. */
  readonly peerPort: number;
  readonly isns: readonly number[];
  readonly seed: number;
  /** Whether its own port is open: a listener, or under UDP a socket. */
  readonly listening: boolean;
  /** Connections that may be in SYN-RECEIVED at a time. */
  readonly backlog: number;
  /** The connections that exist, oldest first; one that is CLOSED is deleted. */
  readonly connections: readonly Tcb[];
  /** What a wrong UDP keeps of what it sent; the real one keeps nothing. */
  readonly believed: BelievedSocket;
  /** Connections made so far. */
  readonly made: number;
  readonly deliveredBytes: number;
}

/** The host at the other end of the wire. */
export const peerOf = (host: HostName): HostName => (host === 'client' ? 'server' : 'client');

/** A copy for one step to fill; spelled out for the same reason as a block's. */
export function draftOfHost(host: Host): Draft<Host> {
  return {
    name: host.name,
    raw: host.raw,
    transport: host.transport,
    rules: host.rules,
    settings: host.settings,
    port: host.port,
    peerPort: host.peerPort,
    isns: host.isns,
    seed: host.seed,
    listening: host.listening,
    backlog: host.backlog,
    connections: host.connections,
    believed: host.believed,
    made: host.made,
    deliveredBytes: host.deliveredBytes,
  };
}

/** The state of the connection that the host made last, or LISTEN where that is gone and the host listens. UDP has none. */
export function stateOf(host: Host): TcpState {
  const last = host.connections.find(({ connection }) => connection === host.made);
  if (last) return last.state;
  return host.listening && host.transport === 'tcp' ? 'LISTEN' : 'CLOSED';
}

/**
 * The first number of the host's next connection. A run has no clock and no secret key, so the
 * generator of 3.4.1 is a mix of the run's seed, the host and the count.
 */
export function nextIsn(host: Host): Seq {
  if (host.rules.isn === 'zero') return seq(0);
  const given = host.isns[host.made];
  if (given !== undefined) return seq(given);
  return mixed(host, host.made);
}

/** A number that looks like any other, from the seed, the host and a count. */
export function mixed({ seed, name }: Host, count: number): Seq {
  let h = Math.imul(seed ^ (name === 'client' ? 0x2545f491 : 0x7f4a7c15), 0x9e3779b1) + count;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return seq(h ^ (h >>> 16));
}
