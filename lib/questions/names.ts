import type { Flag, TcpState } from '../protocol';
import { tcpStates } from '../protocol/trace';

/** As other systems and books spell them; keys without their separators. */
const otherNames: Readonly<Record<string, TcpState>> = {
  SYNRECV: 'SYN-RECEIVED',
  SYNRCVD: 'SYN-RECEIVED',
  SYNSEND: 'SYN-SENT',
  ESTAB: 'ESTABLISHED',
  CLOSE: 'CLOSED',
  LISTENING: 'LISTEN',
  TIMEDWAIT: 'TIME-WAIT',
};

/** Hyphens, dashes and the minus sign: a page that is copied from may hold any of them. */
const dashes = '\\-‐-―−';

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(new RegExp(`[\\s_${dashes}]`, 'g'), '');

/** A typed state, in the RFC's spelling, `ss`'s or a textbook's: SYN-RECEIVED, SYN_RECV, syn rcvd. */
export function parseState(typed: string): TcpState | 'empty' | 'not-a-state' {
  if (typed.length > 64) return 'not-a-state';
  const name = bare(typed);
  if (name === '') return 'empty';
  return tcpStates.find((state) => bare(state) === name) ?? otherNames[name] ?? 'not-a-state';
}

const flagOrder: readonly Flag[] = ['SYN', 'FIN', 'RST', 'PSH', 'ACK'];

const separators = new RegExp(`[\\s,+/&|_、[\\]()${dashes}]+`);

/** Typed flags as they are written here: `SYN,ACK` for SYN-ACK, SYN+ACK, SYNACK, [SYN, ACK] or ACK SYN. */
export function parseFlags(typed: string): string | 'empty' | 'not-flags' {
  if (typed.length > 64) return 'not-flags';
  const names = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\b(SYN|FIN|RST|PSH)ACK\b/, '$1,ACK')
    .split(separators)
    .filter((name) => name !== '');
  if (names.length === 0) return 'empty';
  const isFlags = names.every((name) => flagOrder.some((flag) => flag === name));
  if (!isFlags || new Set(names).size < names.length) return 'not-flags';
  return flagOrder.filter((flag) => names.includes(flag)).join(',');
}
