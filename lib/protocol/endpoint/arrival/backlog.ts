import { type Host, mixed } from '../../host';
import type { Segment } from '../../segment';
import { advance, type Seq } from '../../seq';
import { type Draft, offerWindow, type Tcb } from '../../tcb';
import { open } from '../calls';
import { emit, type Log } from '../turn';

/** Whether as many connections as the listener allows wait for their third segment. */
const isFull = ({ connections, backlog }: Host): boolean =>
  connections.filter((c) => c.state === 'SYN-RECEIVED' && c.opened === 'passive').length >= backlog;

/** A SYN for which the queue has no room is dropped in silence, or answered with a cookie (RFC 4987 3.6). */
export function isRefusedByBacklog(host: Host, segment: Segment, log: Log): boolean {
  if (!isFull(host)) return false;
  if (host.settings.synCookies) sendCookie(host, segment, log);
  return true;
}

/** A first number that says, to nobody but its maker, which SYN it answers. */
const cookieFor = (host: Host, remotePort: number, irs: Seq): Seq => mixed(host, irs ^ (remotePort << 16));

/** The SYN,ACK that leaves no trace here: all that is needed comes back with its acknowledgment. */
function sendCookie(host: Host, { sourcePort, destinationPort, seq: irs }: Segment, log: Log): void {
  const answer: Segment = {
    sourcePort: destinationPort,
    destinationPort: sourcePort,
    syn: true,
    fin: false,
    rst: false,
    seq: cookieFor(host, sourcePort, irs),
    ack: advance(irs, host.rules.synTakes),
    len: 0,
    window: host.settings.window,
  };
  emit(log, host, 0, answer, 'answer', 'RFC 4987 3.6');
}

/** Whether a segment for the listener acknowledges a cookie of ours. */
export function bringsCookie(host: Host, { syn, rst, ack, seq, sourcePort }: Segment): boolean {
  if (!host.settings.synCookies || ack === null || syn || rst) return false;
  const { synTakes } = host.rules;
  return ack === advance(cookieFor(host, sourcePort, advance(seq, -synTakes)), synTakes);
}

/** The block that SYN-RECEIVED would have left, made from the third segment alone. */
export function openByCookie(host: Draft<Host>, segment: Segment): Tcb {
  const { synTakes } = host.rules;
  const tcb: Draft<Tcb> = open(host, 'passive', host.port, segment.sourcePort);
  tcb.iss = advance(segment.ack ?? segment.seq, -synTakes);
  tcb.sndUna = tcb.iss;
  tcb.sndNxt = advance(tcb.iss, synTakes);
  tcb.irs = advance(segment.seq, -synTakes);
  tcb.rcvNxt = segment.seq;
  offerWindow(tcb, segment.window);
  return tcb;
}
