import type { HostName, TcpState } from '../../../protocol';
import type { WireRow } from '../../../protocol/trace';
import { type Shown, stateAt } from '../../shown';
import { listed, type Text, text } from '../../text';

/**
 * One thing that can be said of how a run goes on from its turn. It gets the run, or, where the network's
 * doings are not told, every run that there may be.
 */
export type Aspect = (runs: readonly Shown[], turn: number) => Text[];

const hosts: readonly HostName[] = ['client', 'server'];

/** So many transmissions are named in an option. */
export const mostNamed = 3;

/** What is sent at once in answer, with its numbers. */
export const answer: Aspect = ([run], turn) => {
  const row = sentAfter(run, turn).find(({ at }) => at === turn);
  if (row === undefined) return [text('questions.outcome.no-answer')];
  const { from, flags, seq, ack, len } = row;
  return [
    text('questions.outcome.answer', {
      from,
      flags: flags.join(),
      seq: seq ?? 0,
      ack: ack ?? 'none',
      len,
    }),
  ];
};

/** What is sent from then on, the first few by name. */
export const next: Aspect = ([run], turn) => {
  const rows = sentAfter(run, turn);
  const named = rows.slice(0, mostNamed);
  const values = Object.fromEntries(
    named.flatMap((row, i) => [
      [`from${i + 1}`, row.from],
      [`what${i + 1}`, whatOf(row)],
      [`len${i + 1}`, row.len],
    ]),
  );
  const goesOn = rows.length > mostNamed || (run !== undefined && isUnacknowledged(run));
  const id = !goesOn || named.length === 0 ? `sent-${named.length}` : `sent-${named.length}-more`;
  return [text(`questions.outcome.${id}`, values)];
};

/** In each of these its own SYN or FIN waits for an acknowledgment, and is sent again until that comes. */
const unacknowledged: readonly TcpState[] = ['SYN-SENT', 'SYN-RECEIVED', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];

/** Whether more would be sent after the end, if only one waited. */
const isUnacknowledged = ({ trace: { end } }: Shown): boolean =>
  unacknowledged.includes(end.client) || unacknowledged.includes(end.server);

/** What is sent from the turn on, but for what somebody else slipped in. */
export const sentAfter = (run: Shown | undefined, turn: number): readonly WireRow[] =>
  run?.rows.filter((row) => row.at >= turn && row.because !== 'injected') ?? [];

/** A transmission in the field's own shorthand, the same in every language. */
const whatOf = ({ protocol, flags }: WireRow): string =>
  protocol === 'icmp' ? 'ICMP' : flags.join() || protocol.toUpperCase();

/** The states once what happens at the turn itself has happened. */
export const soon: Aspect = ([run], turn) =>
  run ? [text('questions.outcome.soon', statesAt(run, turn))] : [];

/** The same, where the turn is a crash. */
export const afterCrash: Aspect = ([run], turn) =>
  run ? [text('questions.outcome.soon-crash', statesAt(run, turn))] : [];

/** The states in which it ends, or is left. */
export const ends: Aspect = ([run]) =>
  run ? [text('questions.outcome.ends', statesAt(run, run.trace.end.at))] : [];

/** The same, for what is looked at again after so many minutes. */
export const observed: Aspect = ([run], turn) => {
  if (run === undefined) return [];
  const { at } = run.trace.end;
  const minutes = Math.floor((at - turn) / 60_000);
  return [text('questions.outcome.observed', { minutes, ...statesAt(run, at) })];
};

const statesAt = ({ trace }: Shown, at: number): Record<HostName, TcpState> => ({
  client: stateAt(trace, 'client', at),
  server: stateAt(trace, 'server', at),
});

/** What each application has received by the end, where it was sent anything. */
export const delivered: Aspect = ([run]) =>
  run
    ? [
        text('questions.outcome.delivered', {
          client: run.trace.delivered.client,
          server: run.trace.delivered.server,
        }),
      ]
    : [];

/** How the data reaches the server's application by either protocol: message by message, or as a stream. */
export const received: Aspect = (runs) =>
  runs.map(({ segments, trace: { told } }) => {
    const read = told.flatMap((row) => (row.host === 'server' && row.signal === 'data' ? [row.bytes] : []));
    const over = segments.length > 0 ? 'TCP' : 'UDP';
    // Where TCP's pieces are not what was sent, they are what happened to have arrived: no boundary is meant by it.
    return over === 'UDP' || read.join() === sendsOf(segments).join()
      ? text('questions.outcome.each-message', { over, ...listed(read) })
      : text('questions.outcome.stream-over', { bytes: read.reduce((sum, bytes) => sum + bytes, 0) });
  });

/** The bytes of each of the client's sends: what left it at one instant was one of them. */
function sendsOf(segments: Shown['segments']): number[] {
  const sent = segments.filter((s) => s.from === 'client' && s.because === 'send');
  const times = [...new Set(sent.map(({ at }) => at))];
  return times.map((time) => sum(sent.filter(({ at }) => at === time)));
}

/** With which packet the first byte reaches the server's application, by either protocol. */
export const firstByte: Aspect = (runs) =>
  runs.map((run) => {
    const heard = run.trace.told.find((row) => row.host === 'server' && row.signal === 'data');
    const over = run.segments.length > 0 ? 'TCP' : 'UDP';
    if (heard === undefined) return text('questions.outcome.no-byte', { over });
    const count = run.rows.filter((row) => row.at < heard.at).length;
    return text('questions.outcome.first-byte', { over, count });
  });

/** What each application is told of the end of its connection. */
export const told: Aspect = ([run], turn) =>
  hosts.map((host) => {
    const row = run?.trace.told.find(
      (it) => it.host === host && it.at >= turn && ['fin', 'reset', 'refused', 'timeout'].includes(it.signal),
    );
    return text('questions.outcome.told', { host, signal: row?.signal ?? 'nothing' });
  });

/** How long it takes each side to be CLOSED. */
export const closedAfter: Aspect = ([run], turn) =>
  hosts.map((host) => {
    const last = run?.trace.states.findLast((row) => row.host === host);
    if (last === undefined || last.to !== 'CLOSED') {
      return text('questions.outcome.not-closed', { host, state: last?.to ?? 'CLOSED' });
    }
    const seconds = Math.round((last.at - turn) / 1000);
    return text(seconds <= 0 ? 'questions.outcome.closed-at-once' : 'questions.outcome.closed-after', {
      host,
      seconds: Math.max(0, seconds),
    });
  });

/** How many connections have come of it. */
export const connections: Aspect = ([run]) => {
  const established = new Set(
    run?.trace.states.filter((row) => row.to === 'ESTABLISHED').map((row) => `${row.host} ${row.connection}`),
  );
  const each = hosts.map((host) => [...established].filter((name) => name.startsWith(host)).length);
  return [text('questions.outcome.connections', { count: Math.max(...each) })];
};

/** What the third segment is for: what its arrival changes, as this run has it. */
export const reason: Aspect = ([run]) => {
  if (run === undefined) return [];
  const answer = run.segments.find((s) => s.flags.join() === 'SYN,ACK');
  const third = run.segments.find((s) => s.n > (answer?.n ?? 0) && s.from !== answer?.from && s.ack !== null);
  if (answer === undefined || third === undefined) return [text('questions.outcome.third-not-needed')];
  const established = run.trace.states.find((row) => row.host === answer.from && row.to === 'ESTABLISHED');
  if (established === undefined || established.at <= answer.at) {
    return [text('questions.outcome.third-not-needed')];
  }
  if (established.at <= third.at) return [text('questions.outcome.third-when-sent')];
  return third.rule.includes('9293')
    ? [text('questions.outcome.third-confirms', { seq: answer.seq })]
    : [text('questions.outcome.third-tests')];
};

/** What the sender of the last segment can be sure of, over every run that there may be. */
export const certain: Aspect = (runs, turn) => {
  const sender = runs[0]?.rows.find((row) => row.at >= turn)?.from ?? 'client';
  const peer = sender === 'client' ? 'server' : 'client';
  const own = new Set(runs.map(({ trace }) => stateAt(trace, sender, trace.end.at)));
  const others = [...new Set(runs.map(({ trace }) => stateAt(trace, peer, trace.end.at)))].sort();
  const repeats = runs.some((run) => sentAfter(run, turn).filter((row) => row.from === sender).length > 1);
  return [
    text('questions.outcome.sure', { host: sender, state: [...own].join(' / ') }),
    others.length === 1
      ? text('questions.outcome.peer-sure', { host: peer, state: others[0] ?? '' })
      : text('questions.outcome.peer-unsure', { host: peer, one: others[0] ?? '', other: others[1] ?? '' }),
    text(repeats ? 'questions.outcome.sends-again' : 'questions.outcome.sends-no-more', { host: sender }),
  ];
};

/** What a sender of datagrams can be sure that the other application received. */
export const certainBytes: Aspect = (runs, turn) => {
  const sentBy = (run: Shown) => sentAfter(run, turn).filter((row) => row.from === 'client');
  const sends = runs.map((run) => sentBy(run).filter((row) => row.because === 'send' && row.len > 0));
  const bytes = Math.max(...sends.map(sum));
  const isSure = runs.every(({ trace }) => trace.delivered.server >= bytes);
  return [
    isSure
      ? text('questions.outcome.all-delivered', { bytes })
      : text('questions.outcome.maybe-arrived', { count: Math.max(...sends.map((rows) => rows.length)) }),
    text('questions.outcome.datagrams-sent', { count: Math.max(...runs.map((run) => sentBy(run).length)) }),
  ];
};

const sum = (rows: readonly WireRow[]): number => rows.reduce((total, { len }) => total + len, 0);

/** How much goes over the wire in all over UDP; over TCP that hangs on when acknowledgments are sent. */
export const datagramsInAll: Aspect = (runs) =>
  runs
    .filter((run) => run.segments.length === 0)
    .map((run) => text('questions.outcome.datagrams-in-all', { count: run.rows.length }));
