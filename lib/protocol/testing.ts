import type { Scenario, ScriptEntry } from './scenario';
import { flagsOf } from './segment';
import type { HostName, SegmentRow, Trace } from './trace';
import type { InFlight } from './world';

/** What the tests share: a connection of round numbers, and short names for what a trace holds. */
export const opened: readonly ScriptEntry[] = [
  { at: 0, host: 'server', call: 'listen' },
  { at: 10, host: 'client', call: 'connect' },
];

export const numbered: Scenario = {
  id: 'test',
  hosts: { client: { isn: [99, 1099] }, server: { isn: [299, 1299] } },
  script: opened,
};

/** `client FIN,ACK 100.300+5` */
export const segmentName = ({ from, flags, seq, ack, len }: SegmentRow): string =>
  `${from} ${flags.join(',')} ${seq}${ack === null ? '' : `.${ack}`}${len > 0 ? `+${len}` : ''}`;

export const sentBy = (trace: Trace, from: HostName): string[] =>
  trace.segments
    .filter((s) => s.from === from && s.because !== 'injected')
    .map((s) => segmentName(s).slice(from.length + 1));

/** The states that a host went through, in order, without the one it began in. */
export const pathOf = (trace: Trace, host: HostName): string[] =>
  trace.states.filter((row) => row.host === host).map((row) => row.to);

export const inFlightName = ({ to, segment }: InFlight): string => `${flagsOf(segment).join(',')} → ${to}`;

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
