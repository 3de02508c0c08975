import type { Flag, HostName, Scenario, TcpState } from '../protocol';
import type { WireRow } from '../protocol/trace';
import type { FillNumbersView } from './kinds/fill-numbers/view';

/** A segment as the oracle wants it: enough to count by, and no more. */
export interface Line {
  readonly at: number;
  readonly from: HostName;
  readonly flags: readonly Flag[];
  readonly len: number;
  readonly arrives: readonly number[];
}

export interface Numbers {
  readonly seq: number;
  readonly ack: number | null;
}

/**
 * For the tests: the numbers of a run in which nothing but a SYN or a bare ACK is lost, worked out with
 * pencil and paper and none of the endpoint's code. `first` is what each side starts from.
 */
export function countNumbers(lines: readonly Line[], first: Readonly<Record<HostName, number>>): Numbers[] {
  // What each side sends next, and what of the other side's has reached it so far.
  const next = { ...first };
  const heard: Record<HostName, { until: number; from: number }[]> = { client: [], server: [] };
  const expected = (host: HostName, at: number, fallback: number) =>
    heard[host].filter((h) => h.from <= at).reduce((_, h) => h.until, fallback);
  // A SYN or a FIN that is sent again has the number that it had.
  const sent = new Map<string, number>();
  return lines.map(({ at, from, flags, len, arrives }) => {
    const other = from === 'client' ? 'server' : 'client';
    const takes = len + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0);
    const mark = ['SYN', 'FIN'].find((flag) => flags.some((f) => f === flag));
    const seq = sent.get(`${from} ${mark}`) ?? next[from];
    const until = (seq + takes) % 2 ** 32;
    if (mark) sent.set(`${from} ${mark}`, seq);
    next[from] = until;
    const [arrival] = arrives;
    if (arrival !== undefined && takes > 0) heard[other].push({ until, from: arrival });
    return { seq, ack: flags.includes('ACK') ? expected(from, at, first[other]) : null };
  });
}

/** The blanks of a view, filled in from what the view itself shows. */
export function fillBlanks({ ladder, fields }: FillNumbersView): Record<string, number> {
  const start = (host: HostName) => {
    const seq = ladder.segments.find((s) => s.from === host)?.seq;
    if (typeof seq !== 'number') throw new Error(`where the ${host} starts from is not shown`);
    return seq;
  };
  const numbers = countNumbers(ladder.segments, { client: start('client'), server: start('server') });
  return Object.fromEntries(
    fields.map(({ id }) => {
      const at = ladder.segments.findIndex((s) =>
        [s.seq, s.ack].some((n) => typeof n === 'object' && n?.blank === id),
      );
      const isSeq = typeof ladder.segments[at]?.seq === 'object' && id.startsWith('seq');
      return [id, (isSeq ? numbers[at]?.seq : numbers[at]?.ack) ?? Number.NaN];
    }),
  );
}

/** What each side starts from, as the segments show it. */
export function startsOf(segments: readonly WireRow[]): Record<HostName, number> {
  const start = (host: HostName) => segments.find((s) => s.from === host)?.seq ?? 0;
  return { client: start('client'), server: start('server') };
}

/** For the tests: what is sent and not acknowledged to its sender's knowledge, and how often it was sent. */
export function outstanding(rows: readonly WireRow[]): (WireRow & { readonly times: number }) | undefined {
  const now = rows.at(-1)?.at ?? 0;
  const waiting = rows.filter((row) => {
    if (row.seq === null || (row.len === 0 && !row.flags.some((f) => f === 'SYN' || f === 'FIN')))
      return false;
    const end = row.seq + row.len + (row.flags.some((f) => f === 'SYN' || f === 'FIN') ? 1 : 0);
    return !rows.some(
      (it) =>
        it.from !== row.from &&
        it.arrives.some((at) => at <= now) &&
        it.ack !== null &&
        // It names something at or past the end, counted round the circle.
        (it.ack - end + 2 ** 33) % 2 ** 32 < 2 ** 31,
    );
  });
  const [first] = waiting;
  if (first === undefined) return undefined;
  const times = rows.filter(
    (r) => r.from === first.from && r.seq === first.seq && r.flags.join() === first.flags.join(),
  );
  return { ...first, times: times.length };
}

/** Something that happens to a host at a moment. */
interface Happening {
  readonly at: number;
  readonly host: HostName;
  readonly what: 'listen' | 'crash' | 'abort' | 'sent' | 'arrived';
  readonly row?: WireRow;
}

/**
 * For the tests: the state of each host at any moment, by walking the RFC's diagram of states with the
 * calls of the script and the segments on the wire, and none of the endpoint's code.
 */
export function walkStates(
  scenario: Scenario,
  rows: readonly WireRow[],
): (host: HostName, at: number) => TcpState {
  const entered = (['client', 'server'] as const).map(
    (host) => [host, walkOne(host, scenario, rows)] as const,
  );
  return (host, at) => {
    const steps = entered.find(([name]) => name === host)?.[1] ?? [];
    return steps.filter((step) => step.at <= at).at(-1)?.state ?? 'CLOSED';
  };
}

function walkOne(host: HostName, scenario: Scenario, rows: readonly WireRow[]) {
  const steps: { at: number; state: TcpState }[] = [];
  let state = 'CLOSED' as TcpState;
  let listens = false;
  let isPassive = false;
  let [iss, fin, wait] = [0, -1, Number.POSITIVE_INFINITY];
  const enter = (at: number, next: TcpState) => {
    if (next === state) return;
    state = next;
    steps.push({ at, state });
  };
  const timers = (at: number) => {
    if (wait <= at && (state === 'TIME-WAIT' || state === 'FIN-WAIT-2')) enter(wait, 'CLOSED');
  };
  for (const { at, what, row } of happeningsTo(host, scenario, rows)) {
    timers(at - 1);
    if (what === 'listen') {
      listens = true;
      enter(at, 'LISTEN');
    } else if (what === 'crash' || what === 'abort') {
      listens = listens && what === 'abort';
      enter(at, 'CLOSED');
    } else if (row && what === 'sent') {
      const has = (flag: Flag) => row.flags.includes(flag);
      if (has('SYN') && !has('ACK') && state !== 'SYN-SENT') {
        [iss, isPassive] = [row.seq ?? 0, false];
        enter(at, 'SYN-SENT');
      }
      if (has('SYN') && has('ACK')) iss = row.seq ?? 0;
      if (has('FIN') && (state === 'ESTABLISHED' || state === 'CLOSE-WAIT')) {
        fin = row.seq === null ? -1 : (row.seq + row.len) % 2 ** 32;
        enter(at, state === 'ESTABLISHED' ? 'FIN-WAIT-1' : 'LAST-ACK');
      }
    } else if (row) {
      const has = (flag: Flag) => row.flags.includes(flag);
      const acksSyn = row.ack === (iss + 1) % 2 ** 32;
      const acksFin = fin >= 0 && row.ack === (fin + 1) % 2 ** 32;
      const answers = rows.some((r) => r.from === host && r.at === at && r.flags.join() === 'SYN,ACK');
      if (has('RST')) {
        if (state === 'SYN-RECEIVED' && isPassive) enter(at, 'LISTEN');
        else if (state !== 'LISTEN' && (state !== 'SYN-SENT' || acksSyn)) enter(at, 'CLOSED');
      } else if (has('SYN')) {
        const isFree = state === 'LISTEN' || (state === 'CLOSED' && listens);
        // A cookie goes out, and nothing is kept.
        const isKept = scenario.settings?.synCookies !== true;
        if (!has('ACK') && isFree && answers && isKept) {
          isPassive = true;
          enter(at, 'SYN-RECEIVED');
        } else if (!has('ACK') && state === 'SYN-SENT') enter(at, 'SYN-RECEIVED');
        else if (has('ACK') && acksSyn && state === 'SYN-SENT') enter(at, 'ESTABLISHED');
        else if (has('ACK') && acksSyn && state === 'SYN-RECEIVED') enter(at, 'ESTABLISHED');
      } else {
        const comesBack = state === 'LISTEN' && scenario.settings?.synCookies === true;
        if ((state === 'SYN-RECEIVED' || comesBack) && acksSyn) enter(at, 'ESTABLISHED');
        if (acksFin && state === 'FIN-WAIT-1') enter(at, 'FIN-WAIT-2');
        if (acksFin && state === 'LAST-ACK') enter(at, 'CLOSED');
        if (acksFin && state === 'CLOSING') enter(at, 'TIME-WAIT');
        if (has('FIN')) {
          if (state === 'ESTABLISHED') enter(at, 'CLOSE-WAIT');
          if (state === 'FIN-WAIT-1') enter(at, 'CLOSING');
          if (state === 'FIN-WAIT-2') enter(at, 'TIME-WAIT');
        }
      }
      const msl = scenario.settings?.msl ?? (scenario.profile === 'linux' ? 30_000 : 120_000);
      if (state === 'TIME-WAIT' && (has('FIN') || steps.at(-1)?.at === at)) wait = at + 2 * msl;
      if (state === 'FIN-WAIT-2' && scenario.profile === 'linux') wait = at + 60_000;
    }
  }
  timers(Number.MAX_SAFE_INTEGER);
  // Several of one moment are passed through in none of it.
  return steps;
}

function happeningsTo(host: HostName, { script = [] }: Scenario, rows: readonly WireRow[]): Happening[] {
  const calls = script.flatMap((entry): Happening[] =>
    entry.host === host && 'at' in entry && ['listen', 'crash', 'abort'].includes(entry.call)
      ? [{ at: entry.at, host, what: entry.call as 'listen' | 'crash' | 'abort' }]
      : [],
  );
  const wire = rows.flatMap((row): Happening[] =>
    row.from === host
      ? row.because === 'injected'
        ? []
        : [{ at: row.at, host, what: 'sent', row }]
      : row.arrives.map((at) => ({ at, host, what: 'arrived', row })),
  );
  const rank = { listen: 0, crash: 0, abort: 0, arrived: 1, sent: 2 };
  return [...calls, ...wire].sort((a, b) => a.at - b.at || rank[a.what] - rank[b.what]);
}
