import type { NetworkRule, Scenario, ScriptEntry } from '../scenario';
import { type Fault, firstFault } from './fault';

// What an IPv4 packet holds beside its own header of 20 bytes and the datagram's of 8.
const MOST_BYTES = 65_535 - 20 - 8;

/** What a scenario asks of UDP that only TCP can do; the first such thing, in the order of the file. */
export function udpFault({ settings, script = [], network = [] }: Scenario): Fault | undefined {
  if (settings?.transport !== 'udp') return undefined;
  return firstFault(script, 'script', entryFault) ?? firstFault(network, 'network', ruleFault);
}

function entryFault(entry: ScriptEntry): Fault | undefined {
  if (entry.call !== 'listen' && entry.call !== 'send') {
    return fault('call', entry.call, 'listen or send, the only calls with "transport": "udp"');
  }
  if ('when' in entry && entry.when !== 'data-received') {
    return fault('when', entry.when, 'data-received, the only signal with "transport": "udp"');
  }
  if (entry.call === 'listen') return undefined;
  if (entry.connection !== undefined)
    return fault('connection', entry.connection, 'no such key with "transport": "udp"');
  return entry.bytes > MOST_BYTES
    ? fault('bytes', entry.bytes, `at most ${MOST_BYTES} in one datagram`)
    : undefined;
}

const ruleFault = (rule: NetworkRule): Fault | undefined =>
  rule.do === 'inject'
    ? fault('do', rule.do, 'lose, delay or duplicate: what is forged is a TCP segment')
    : undefined;

const fault = (path: string, found: unknown, expected: string): Fault => ({
  path: `.${path}`,
  found: JSON.stringify(found),
  expected,
});
