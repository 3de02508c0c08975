import { peerOf } from '../host';
import type { HostName, ToldRow, Trace } from '../trace';
import { isSegment, usualDelay } from './trace-edits';

/** Nothing was said against it, so it arrived: every datagram that no error quotes. */
export function silenceMeansDelivered(trace: Trace): Trace {
  const refused = new Set(trace.segments.flatMap((s) => (s.protocol === 'icmp' ? [s.quotes] : [])));
  const silent = trace.segments.filter(
    (s) => s.protocol === 'udp' && s.arrives.length === 0 && !refused.has(s.n),
  );
  const delay = usualDelay(trace);
  const told = silent.map(
    ({ at, from, len }): ToldRow => ({
      at: at + delay,
      host: peerOf(from),
      connection: 0,
      signal: 'data',
      bytes: len,
    }),
  );
  return {
    ...trace,
    segments: trace.segments.map((s) => (silent.includes(s) ? { ...s, arrives: [s.at + delay] } : s)),
    ...withTold(trace, [...trace.told, ...told]),
  };
}

/** Datagrams are put in the order of sending before they are read, and none is read twice, as TCP would have it. */
export function datagramsKeepOrder(trace: Trace): Trace {
  if (trace.segments.some(isSegment)) return trace;
  const others = trace.told.filter((row) => row.signal !== 'data');
  const sorted = (['client', 'server'] as const).flatMap((host) => {
    const read = trace.told.filter((row) => row.host === host && row.signal === 'data');
    let at = 0;
    return trace.segments.flatMap((s) => {
      const row = s.from === host ? undefined : read.find((it) => it.at === s.arrives[0]);
      if (row === undefined) return [];
      at = Math.max(at, row.at);
      return [{ ...row, at }];
    });
  });
  return { ...trace, ...withTold(trace, [...others, ...sorted]) };
}

/** What one send wrote, one receive reads, when its last byte has come. Of datagrams that is true. */
export function oneReceivePerSend(trace: Trace): Trace {
  if (!trace.segments.some(isSegment)) return trace;
  const others = trace.told.filter((row) => row.signal !== 'data');
  const whole = (['client', 'server'] as const).flatMap((host) =>
    wholeMessages(
      sendsTo(trace, host),
      trace.told.filter((row) => row.host === host && row.signal === 'data'),
    ),
  );
  return { ...trace, ...withTold(trace, [...others, ...whole]) };
}

/** Bytes of each send to a host: what left its peer at one instant was one call. */
function sendsTo({ segments }: Trace, host: HostName): number[] {
  const sizes = new Map<number, number>();
  for (const s of segments) {
    if (isSegment(s) && s.from !== host && s.len > 0 && s.because === 'send')
      sizes.set(s.at, (sizes.get(s.at) ?? 0) + s.len);
  }
  return [...sizes.values()];
}

function wholeMessages(sends: readonly number[], pieces: readonly ToldRow[]): ToldRow[] {
  const whole: ToldRow[] = [];
  let received = 0;
  let next = 0;
  for (const piece of pieces) {
    received += piece.bytes;
    for (let size = sends[next]; size !== undefined && received >= size; size = sends[next]) {
      whole.push({ ...piece, bytes: size });
      received -= size;
      next += 1;
    }
  }
  return whole;
}

function withTold(trace: Trace, rows: readonly ToldRow[]): Pick<Trace, 'told' | 'delivered'> {
  const told = rows.toSorted((a, b) => a.at - b.at);
  const bytes = (host: HostName) =>
    told.reduce((sum, row) => sum + (row.host === host && row.signal === 'data' ? row.bytes : 0), 0);
  return { told, delivered: { ...trace.delivered, client: bytes('client'), server: bytes('server') } };
}
