import { peerOf } from './host';
import type { HostName, StateRow, Trace, WireRow } from './trace';

const STATE = 13;
const ARROW = 52;
const TIME = 7;

/**
 * A run as a text ladder diagram: one line a transmission, in the order of sending, with the time and
 * the state at either end (the sender's as it sent, the receiver's once the segment had arrived).
 */
export function textLadder(trace: Trace): string {
  const lines = [
    ...trace.segments.flatMap((s) => segmentLines(trace, s)),
    ...trace.states.filter((row) => !isShownBySegment(trace, row)).map((row) => stateLine(row)),
  ].sort((a, b) => a.at - b.at);
  const head = side('ms', 'client') + ' '.repeat(ARROW + 2) + side('ms', 'server');
  return `${[head.trimEnd(), ...lines.map((line) => line.text.trimEnd()), endOf(trace)].join('\n')}\n`;
}

function endOf(trace: Trace): string {
  const { at, client, server } = trace.end;
  const states = hasStates(trace) ? `: client ${client}, server ${server}` : '';
  return `ends at ${at} ms${states}${trace.cut ? `, cut by the bound on ${trace.cut}` : ''}`;
}

/** UDP keeps none. */
const hasStates = (trace: Trace): boolean => trace.segments.every((s) => s.protocol === 'tcp');

interface Line {
  readonly at: number;
  readonly text: string;
}

function segmentLines(trace: Trace, s: WireRow): Line[] {
  const to = peerOf(s.from);
  const near = side(`${s.at}`, s.because === 'injected' ? '' : stateAt(trace, s.from, s.at));
  const fates = s.arrives.length === 0 ? [undefined] : s.arrives;
  return fates.map((arrives, copy) => {
    const far = arrives === undefined ? side('', '') : side(`${arrives}`, stateAt(trace, to, arrives));
    const arrow = arrowOf(s, arrives === undefined, copy > 0);
    const [left, right] = s.from === 'client' ? [near, far] : [far, near];
    return { at: s.at, text: `${left} ${arrow} ${right}` };
  });
}

function arrowOf(s: WireRow, lost: boolean, again: boolean): string {
  const remark = again ? ' (again)' : s.because === 'injected' ? ' (injected)' : '';
  const label = ` ${nameOf(s)}${remark} `;
  const line = label.padStart(label.length + 3, '-').padEnd(ARROW - 1, '-');
  if (s.from === 'client') return lost ? `${line.slice(0, -6).padEnd(ARROW - 6, '-')}X     ` : `${line}>`;
  const back = `${label}---`.padStart(ARROW - 1, '-');
  return lost ? `     X${back.slice(5)}` : `<${back}`;
}

function nameOf(s: WireRow): string {
  const bytes = ` ${s.len} B`;
  switch (s.protocol) {
    case 'tcp': {
      const ack = s.ack === null ? '' : ` ack=${s.ack}`;
      return `${s.flags.join(',')} seq=${s.seq}${ack}${s.len > 0 ? bytes : ''}`;
    }
    case 'udp':
      return `UDP${bytes}`;
    case 'icmp':
      return `ICMP port unreachable (datagram ${s.quotes})`;
    default:
      return s satisfies never;
  }
}

function stateLine(row: StateRow): Line {
  const mark = side(`${row.at}`, row.to);
  const gap = side('', '') + ' '.repeat(ARROW + 2);
  return { at: row.at, text: row.host === 'client' ? mark : gap + mark };
}

/** Whether a line of a segment shows this state already, at the moment of sending or of arrival. */
function isShownBySegment(trace: Trace, row: StateRow): boolean {
  return trace.segments.some((s) =>
    s.from === row.host ? s.at === row.at && s.because !== 'injected' : s.arrives.includes(row.at),
  );
}

/** The state that a host is in once everything of that moment has happened. */
function stateAt(trace: Trace, host: HostName, at: number): string {
  const rows = trace.states.filter((row) => row.host === host && row.at <= at);
  return rows.at(-1)?.to ?? (hasStates(trace) ? 'CLOSED' : '');
}

const side = (time: string, state: string): string => `${time.padStart(TIME)} ${state.padEnd(STATE)}`;
