import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../clock';
import type { Scenario } from '../scenario';
import { distance, seq } from '../seq';
import { segmentName } from '../testing';
import type { Flag, HostName, SegmentRow, TcpState, Trace } from '../trace';
import answers from './linux-answers.json';
import captures from './linux-captures.json';

const HOSTS: readonly HostName[] = ['client', 'server'];

type Sent = Readonly<Record<HostName, readonly string[]>>;

/** A run of a Linux 6.18 kernel: what was called, what the network did, what each side sent. */
interface Capture {
  readonly id: string;
  readonly title: string;
  readonly scenario: Omit<Scenario, 'id'>;
  /** `FIN,ACK 101.1+5`: sequence number, acknowledgment and length, relative to the ISNs of their connection. */
  readonly sent: Sent;
  /** Outcomes that are right too: two things of the same instant may come in either order. */
  readonly alternatives?: readonly Sent[];
  /** The states that an observer saw each side in. */
  readonly states: Readonly<Partial<Record<HostName, readonly TcpState[]>>>;
}

/** One cell of the table of what a kernel in some state answers to some segment. */
interface Cell {
  readonly state: string;
  readonly segment: string;
  readonly flags: readonly Flag[];
  readonly seq: string;
  readonly ack: string | null;
  readonly len: number;
  readonly replies: readonly {
    readonly flags: readonly Flag[];
    readonly seq: string;
    readonly ack: string | null;
    readonly len: number;
  }[];
  readonly after: string;
}

const agreed = { captures: 0, answers: 0 };
afterAll(() => {
  console.log(`${captures.length} captures: ${agreed.captures} agree`);
  console.log(`${answers.length} answers: ${agreed.answers} agree`);
});

describe('a kernel’s captures', () => {
  test.each(captures as unknown as readonly Capture[])('$id: $title', (capture) => {
    const trace = run({ ...capture.scenario, id: capture.id, profile: 'linux' });
    const observed = HOSTS.filter((host) => !capture.scenario.hosts?.[host]?.raw);
    const wanted = [capture.sent, ...(capture.alternatives ?? [])].map((sent) => only(sent, observed));
    expect(wanted).toContainEqual(only(sentBy(trace, capture.scenario), observed));
    for (const host of observed) expectPath(trace, host, capture.states[host] ?? []);
    agreed.captures += 1;
  });
});

const only = (sent: Sent, hosts: readonly HostName[]) => Object.fromEntries(hosts.map((h) => [h, sent[h]]));

function sentBy(trace: Trace, scenario: Capture['scenario']): Sent {
  const names = (from: HostName) =>
    trace.segments
      .filter((s): s is SegmentRow => s.protocol === 'tcp' && s.from === from && s.because !== 'injected')
      .map((s) => segmentName(relative(s, scenario)).slice(from.length + 1));
  return { client: names('client'), server: names('server') };
}

function relative(s: SegmentRow, { hosts }: Capture['scenario']): SegmentRow {
  const peer = s.from === 'client' ? 'server' : 'client';
  const from = (host: HostName, n: number) => toNearest(hosts?.[host]?.isn ?? [], n);
  return { ...s, seq: from(s.from, s.seq), ack: s.ack === null ? null : from(peer, s.ack) };
}

/** A number as an offset from the ISN that it lies nearest to. A reset of its own making is 0 already. */
function toNearest(isns: readonly number[], n: number): number {
  if (n === 0) return 0;
  const offsets = isns.map((isn) => distance(seq(isn), seq(n)));
  return offsets.reduce((best, offset) => (Math.abs(offset) < Math.abs(best) ? offset : best), 2 ** 31);
}

/** The observer looked now and then, and a listener looked closed to it: the last state may have come too late. */
function expectPath(trace: Trace, host: HostName, seen: readonly TcpState[]): void {
  const passed: TcpState[] = ['CLOSED'];
  for (const { to } of trace.states.filter((row) => row.host === host)) {
    const state = to === 'LISTEN' ? 'CLOSED' : to;
    if (state !== passed.at(-1)) passed.push(state);
  }
  const length = Math.min(passed.length, seen.length);
  expect(Math.abs(passed.length - seen.length)).toBeLessThanOrEqual(1);
  expect(passed.slice(0, length)).toEqual(seen.slice(0, length));
}

describe('a kernel’s answers', () => {
  test.each(answers as unknown as readonly Cell[])('$state, $segment', (cell) => {
    const { host, scenario, numbers } = before(cell.state);
    const at = 100;
    const number = (name: string) => numberNamed(name, numbers);
    const segment = {
      flags: cell.flags,
      seq: number(cell.seq),
      ack: cell.ack === null ? null : number(cell.ack),
      len: cell.len,
    };
    const trace = run({
      ...scenario,
      network: [...(scenario.network ?? []), { at, do: 'inject', to: host, segment }],
      until: at + 90,
    });
    const replies = trace.segments.filter(
      (s): s is SegmentRow =>
        s.protocol === 'tcp' && s.from === host && s.at >= at && s.because !== 'injected',
    );
    expect(replies.map(({ flags, ack, len }) => ({ flags, ack, len }))).toEqual(
      cell.replies.map(({ flags, ack, len }) => ({
        flags: flags.filter((flag) => flag !== 'PSH'),
        ack: ack === null ? null : seq(number(ack)),
        len,
      })),
    );
    for (const [i, reply] of cell.replies.entries())
      if (reply.seq !== 'new ISN') expect(replies[i]?.seq).toBe(seq(number(reply.seq)));
    const ends = [trace.end[host], trace.states.findLast((row) => row.host === host)?.to];
    expect(ends).toContain(STATES[cell.after] ?? cell.after);
    agreed.answers += 1;
  });
});

const STATES: Readonly<Record<string, TcpState>> = {
  SYN_SENT: 'SYN-SENT',
  SYN_RECV: 'SYN-RECEIVED',
  CLOSE_WAIT: 'CLOSE-WAIT',
};

const OURS = 5_000_000;
const THEIRS = 1_000_000;

interface Before {
  readonly host: HostName;
  readonly scenario: Scenario;
  readonly numbers: Readonly<Record<string, number>>;
}

/** How the kernel came into a state, and where its numbers stood. */
function before(state: string): Before {
  const host = state === 'SYN_SENT' ? 'client' : 'server';
  const peer = host === 'client' ? 'server' : 'client';
  const hosts = { [host]: { isn: [OURS] }, [peer]: { raw: true } };
  const base: Scenario = { id: state, profile: 'linux', link: { delay: 1 }, hosts };
  const syn = { flags: ['SYN'] as const, seq: THEIRS };
  const ack = { flags: ['ACK'] as const, seq: THEIRS + 1, ack: OURS + 1 };
  switch (state) {
    case 'LISTEN':
      return {
        host,
        scenario: { ...base, script: [{ at: 0, host, call: 'listen' }] },
        numbers: { 'RCV.NXT': THEIRS, 'SND.NXT': 5001, 'SND.UNA': 5001 },
      };
    case 'SYN_SENT':
      return {
        host,
        scenario: { ...base, script: [{ at: 90, host, call: 'connect' }] },
        numbers: { 'RCV.NXT': THEIRS, 'SND.NXT': OURS + 1, 'SND.UNA': OURS },
      };
    case 'ESTABLISHED':
      return {
        host,
        scenario: {
          ...base,
          script: [{ at: 0, host, call: 'listen' }],
          network: [
            { at: 10, do: 'inject', to: host, segment: syn },
            { at: 20, do: 'inject', to: host, segment: ack },
          ],
        },
        numbers: { 'RCV.NXT': THEIRS + 1, 'SND.NXT': OURS + 1, 'SND.UNA': OURS + 1 },
      };
    default:
      throw new Error(`no way into ${state} is written down here`);
  }
}

/** `SND.UNA-1` */
function numberNamed(name: string, numbers: Before['numbers']): number {
  if (name === '0') return 0;
  const [, variable = '', offset = '0'] = /^([A-Z.]+)([+-]\d+)?$/.exec(name) ?? [];
  const value = numbers[variable];
  if (value === undefined) throw new Error(`${name} is no number that is known here`);
  return value + Number(offset);
}
