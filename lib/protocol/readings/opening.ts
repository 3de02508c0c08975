import { peerOf } from '../host';
import { advance, seq } from '../seq';
import type { HostName, SegmentRow, StateRow, Trace, WireRow } from '../trace';
import { isSegment, opening, usualDelay, withSegments, withStates } from './trace-edits';

/** The answering side is established when the third segment is sent, whether or not that arrives. */
export function establishedOnSending(trace: Trace): Trace {
  const answered = trace.states.find((row) => row.to === 'SYN-RECEIVED');
  const { third } = opening(trace);
  return answered && third ? establishedAt(trace, answered, third.at, third) : trace;
}

/** Once the last ACK of an open, or of a close, is sent both sides are certain: so it must have arrived. */
export function lastArrives(trace: Trace): Trace {
  return lastOfCloseArrives(thirdArrives(trace));
}

/** The peer of whoever waits in TIME-WAIT is CLOSED. */
function lastOfCloseArrives(trace: Trace): Trace {
  const waits = trace.states.findLast((row) => row.to === 'TIME-WAIT');
  const last = trace.segments.find(
    (s) => s.from === waits?.host && s.at === waits.at && s.flags.join() === 'ACK' && s.arrives.length === 0,
  );
  const acked = trace.states.findLast((row) => row.host !== waits?.host && row.to === 'LAST-ACK');
  if (last === undefined || acked === undefined) return trace;
  const at = last.at + usualDelay(trace);
  const segments = trace.segments.map((s) => (s === last ? { ...s, arrives: [at] } : s));
  const closed: StateRow = { ...acked, at, to: 'CLOSED', because: { segment: last.n } };
  const others = trace.states.filter(
    (row) => row.host !== acked.host || row.connection !== acked.connection || row.at <= acked.at,
  );
  return withStates({ ...trace, segments }, [...others, closed]);
}

function thirdArrives(trace: Trace): Trace {
  const { third } = opening(trace);
  const answered = trace.states.find((row) => row.to === 'SYN-RECEIVED');
  if (third === undefined || answered === undefined || third.arrives.length > 0) return trace;
  const at = third.at + usualDelay(trace);
  const segments = trace.segments.map((s) => (s === third ? { ...s, arrives: [at] } : s));
  return establishedAt({ ...trace, segments }, answered, at, third);
}

/** The connection that answered, established at this time and at no other. */
function establishedAt(trace: Trace, answered: StateRow, at: number, third: SegmentRow): Trace {
  const { host, connection } = answered;
  const established: StateRow = { ...answered, at, to: 'ESTABLISHED', because: { segment: third.n } };
  const others = trace.states.filter(
    (row) => row.host !== host || row.connection !== connection || row.to !== 'ESTABLISHED',
  );
  return withStates(trace, [...others, established]);
}

/** The three are there to show that each side can send and receive: that is what each is read as a rule for. */
export function checksOfTheWire(trace: Trace): Trace {
  const { syn, answer, third } = opening(trace);
  const purpose = new Map([
    [syn, 'the client can send'],
    [answer, 'the server can receive and send'],
    [third, 'the client can receive'],
  ]);
  const segments = trace.segments.map((s) => {
    const rule = isSegment(s) ? purpose.get(s) : undefined;
    return rule === undefined ? s : { ...s, rule };
  });
  return { ...trace, segments };
}

/** The answer to a SYN is an ACK, and then a SYN. */
export function answerInTwo(trace: Trace): Trace {
  const rows = trace.segments.flatMap((s): Trace['segments'] => {
    if (!isSegment(s) || !s.flags.includes('SYN') || s.ack === null) return [s];
    return [
      { ...s, flags: ['ACK'] },
      { ...s, flags: ['SYN'], ack: null },
    ];
  });
  return withSegments(trace, rows);
}

/** "ACK=1" is read for the acknowledgment number: the bit for the field. */
export function flagForNumber(trace: Trace): Trace {
  const segments = trace.segments.map((s) => (isSegment(s) && s.ack !== null ? { ...s, ack: 1 } : s));
  return { ...trace, segments };
}

/** The server knows an old SYN when it sees one: what it opened for one that came to nothing never was, nor its answer. */
export function oldSynsAreSpotted(trace: Trace): Trace {
  const wereOld = new Set(
    trace.states
      .filter((row) => row.from === 'SYN-RECEIVED' && row.to === 'LISTEN')
      .map((row) => `${row.host} ${row.connection}`),
  );
  const isOld = (host: HostName, connection: number) => wereOld.has(`${host} ${connection}`);
  const answers = trace.segments.filter((s) => s.because !== 'injected' && isOld(s.from, s.connection));
  const arrivals = new Set(answers.flatMap((s) => s.arrives.map((at) => `${peerOf(s.from)} ${at}`)));
  // What only answers such an answer is a reset that belongs to no connection.
  const isNever = (s: WireRow) =>
    answers.includes(s) || (s.flags.includes('RST') && arrivals.has(`${s.from} ${s.at}`));
  const states = trace.states.filter((row) => row.to === 'LISTEN' || !isOld(row.host, row.connection));
  return withSegments(
    withStates(
      trace,
      states.filter((row) => row.from !== 'SYN-RECEIVED' || row.to !== 'LISTEN'),
    ),
    trace.segments.filter((s) => !isNever(s)),
  );
}

/** Two active opens are two connections: each side's own, and one for the SYN that it received. */
export function oneConnectionPerSyn(trace: Trace): Trace {
  const crossed = trace.states.filter((row) => row.from === 'SYN-SENT' && row.to === 'SYN-RECEIVED');
  if (crossed.length < 2) return trace;
  const second = (row: StateRow): StateRow => ({ ...row, connection: row.connection + 1 });
  const rows = trace.states.flatMap((row): StateRow[] => {
    if (crossed.includes(row)) return [{ ...second(row), from: 'CLOSED' }];
    return row.to === 'ESTABLISHED' ? [row, second(row)] : [row];
  });
  return withStates(trace, rows);
}

/** A SYN for which there was no room is refused with a reset. */
export function noRoomMeansReset(trace: Trace): Trace {
  const delay = usualDelay(trace);
  const dropped = trace.segments.filter(
    (s): s is SegmentRow => isSegment(s) && isSynWithoutAnswer(trace, s) && s.because !== 'injected',
  );
  const [first] = dropped;
  const arrived = first?.arrives[0];
  if (first === undefined || arrived === undefined) return trace;
  const reset: SegmentRow = {
    ...first,
    at: arrived,
    from: peerOf(first.from),
    connection: 0,
    sourcePort: first.destinationPort,
    destinationPort: first.sourcePort,
    flags: ['RST', 'ACK'],
    seq: 0,
    ack: advance(seq(first.seq), 1),
    window: 0,
    arrives: [arrived + delay],
    because: 'answer',
    rule: 'a full queue answers RST',
  };
  const kept = trace.segments.filter((s) => s.at <= arrived);
  const closed: StateRow = {
    at: arrived + delay,
    host: first.from,
    connection: first.connection,
    from: 'SYN-SENT',
    to: 'CLOSED',
    because: { segment: reset.n },
    rule: reset.rule,
  };
  const before = trace.states.filter((row) => row.at <= arrived);
  return withSegments(withStates(trace, [...before, closed]), [...kept, reset]);
}

/** Whether this SYN reached a host that said nothing to it, then or at any time. */
function isSynWithoutAnswer({ segments }: Trace, s: SegmentRow): boolean {
  if (!s.flags.includes('SYN') || s.ack !== null) return false;
  const [arrived] = s.arrives;
  return arrived !== undefined && !segments.some((t) => t.from !== s.from && t.at === arrived);
}

/** Who sent a cookie keeps the SYN that it answered, in SYN-RECEIVED. */
export function cookiesAreKept(trace: Trace): Trace {
  const cookies = trace.segments.filter((s) => s.rule === 'RFC 4987 3.6');
  const kept = cookies.map(({ at, from: host, n }, i): StateRow => {
    const opened = trace.states.find((row) => row.host === host && row.to === 'ESTABLISHED' && row.at > at);
    const connection = opened?.connection ?? trace.states.length + i;
    const because = { segment: trace.segments.findLast((s) => s.n < n && s.from !== host)?.n ?? n };
    return { at, host, connection, from: 'LISTEN', to: 'SYN-RECEIVED', because, rule: 'RFC 4987 3.6' };
  });
  return withStates(trace, [...trace.states, ...kept]);
}
