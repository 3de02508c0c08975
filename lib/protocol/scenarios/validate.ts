import * as z from 'zod/mini';
import { type MutantId, mutants } from '../mutants';
import { type ProfileName, profiles } from '../profiles';
import type { Scenario } from '../scenario';
import { timerNames } from '../settings';
import { type Fault, firstFault } from './fault';
import { udpFault } from './udp';

const ids = <T extends string>(values: readonly T[]) => z.enum(values as [T, ...T[]]);
const some = <T extends z.core.SomeType>(type: T) => z.exactOptional(type);

// Sizes and counts that no run needs; they keep a hostile scenario within the bounds of a run.
const time = z.number().check(z.gte(0), z.lte(1e9));
const interval = z.number().check(z.gte(1), z.lte(1e9));
const size = z.int().check(z.gte(0), z.lte(1e9));
const count = z.int().check(z.gte(1), z.lte(1e6));
const number32 = z.int().check(z.gte(0), z.lte(0xffffffff));
// A forged number may be written as an offset that went below 0; it is taken modulo 2^32.
const forgedNumber = z.int().check(z.gte(-0xffffffff), z.lte(0xffffffff));
// No IPv4 packet is longer than 65,535 bytes; 40 of them are headers, and a SYN has an option of 4.
const mss = z.int().check(z.gte(64), z.lte(65_495));
const forgedLength = z.int().check(z.gte(0), z.lte(65_491));
const port = z.int().check(z.gte(1), z.lte(65535));
const retries = z.int().check(z.gte(0), z.lte(100));

// What the numbers count, for who reads the schema.
z.globalRegistry.add(time, { description: 'Milliseconds.' });
z.globalRegistry.add(size, { description: 'Bytes.' });

const host = z.enum(['client', 'server']);
const flag = z.enum(['SYN', 'FIN', 'RST', 'PSH', 'ACK']);
const flags = z.array(flag).check(z.maxLength(5));
const mutant = ids<MutantId>(mutants.map((m) => m.id));

const moment = {
  at: some(time),
  when: some(z.enum(['established', 'fin-received', 'data-received', 'reset'])),
  after: some(time),
};
const on = { ...moment, host, connection: some(count) };
const call = z.discriminatedUnion('call', [
  z.strictObject({ ...moment, host, call: z.literal('listen') }),
  z.strictObject({ ...moment, host, call: z.literal('connect'), port: some(port) }),
  z.strictObject({ ...on, call: z.literal('send'), bytes: size }),
  z.strictObject({ ...on, call: z.enum(['shutdown', 'close', 'abort', 'stop-reading']) }),
  z.strictObject({ ...moment, host, call: z.literal('crash') }),
  z.strictObject({
    ...on,
    call: z.literal('fire'),
    timer: z.enum(timerNames),
  }),
]);

const match = z.strictObject({
  from: some(host),
  flags: some(flags),
  has: some(flags),
  data: some(z.boolean()),
  nth: some(count),
  count: some(count),
});
const fault = { match: some(match), at: some(time), until: some(time) };
const segment = z.strictObject({
  flags,
  seq: forgedNumber,
  ack: some(z.nullable(forgedNumber)),
  len: some(forgedLength),
  window: some(z.int().check(z.gte(0), z.lte(65535))),
  port: some(port),
});
const rule = z.discriminatedUnion('do', [
  z.strictObject({ ...fault, do: z.literal('lose') }),
  z.strictObject({ ...fault, do: z.literal('delay'), by: time }),
  z.strictObject({ ...fault, do: z.literal('duplicate'), after: time }),
  z.strictObject({ do: z.literal('inject'), at: time, to: host, segment }),
]);

const settings = z.strictObject({
  rto: some(interval),
  msl: some(time),
  synRetries: some(retries),
  synAckRetries: some(retries),
  dataRetries: some(retries),
  orphanRetries: some(retries),
  delayedAck: some(time),
  transport: some(z.enum(['tcp', 'udp'])),
  mss: some(mss),
  window: some(z.int().check(z.gte(0), z.lte(65535))),
  finWait2Timeout: some(z.nullable(time)),
  keepalive: some(
    z.nullable(z.strictObject({ idle: interval, interval, probes: z.int().check(z.gte(1), z.lte(100)) })),
  ),
  rfc1337: some(z.boolean()),
  synCookies: some(z.boolean()),
});

const hostSetup = z.strictObject({
  isn: some(z.array(number32).check(z.maxLength(100))),
  port: some(port),
  backlog: some(count),
  raw: some(z.boolean()),
});

/** The shape of a scenario. What its parts must agree on, `parseScenario` checks besides. */
export const scenarioShape = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  profile: some(ids(Object.keys(profiles) as ProfileName[])),
  mutants: some(z.array(z.union([mutant, z.strictObject({ id: mutant, host })])).check(z.maxLength(20))),
  link: some(z.strictObject({ delay: time })),
  hosts: some(z.strictObject({ client: some(hostSetup), server: some(hostSetup) })),
  settings: some(settings),
  seed: some(z.int()),
  until: some(time),
  script: some(z.array(call).check(z.maxLength(1000))),
  network: some(z.array(rule).check(z.maxLength(1000))),
});

/** Checks a scenario that somebody wrote. Unknown keys are refused; the first fault is reported. */
export function parseScenario(
  raw: unknown,
): { readonly ok: true; readonly scenario: Scenario } | ({ readonly ok: false } & Fault) {
  const parsed = z.safeParse(scenarioShape, raw);
  if (!parsed.success) return { ok: false, ...faultOf(raw, parsed.error.issues[0]) };
  const { script = [], network = [] } = parsed.data;
  const fault =
    firstFault(script, 'script', entryFault) ??
    firstFault(network, 'network', ruleFault) ??
    // Every entry has exactly one of `at` and `when` now, which is all that the types differ in.
    udpFault(parsed.data as Scenario);
  return fault ? { ok: false, ...fault } : { ok: true, scenario: parsed.data as Scenario };
}

type Written = z.infer<typeof scenarioShape>;

/** What the shape of an entry cannot say: when it is due. */
function entryFault({ at, when, after }: NonNullable<Written['script']>[number]): Fault | undefined {
  if ((at === undefined) === (when === undefined)) {
    const found = at === undefined ? 'neither "at" nor "when"' : 'both "at" and "when"';
    return { path: '', found, expected: 'one of the two' };
  }
  if (after !== undefined && when === undefined)
    return { path: '.after', found: `${after}, beside "at"`, expected: 'no such key without "when"' };
  return undefined;
}

/** What the shape of a rule cannot say: that it can apply at all, and that a forged segment is one. */
function ruleFault(rule: NonNullable<Written['network']>[number]): Fault | undefined {
  if (rule.do !== 'inject') {
    const { at = 0, until } = rule;
    if (until === undefined || until > at) return undefined;
    return { path: '.until', found: `${until}`, expected: `more than "at", which is ${at}` };
  }
  const { flags, ack } = rule.segment;
  const hasAck = flags.includes('ACK');
  if (new Set(flags).size < flags.length)
    return { path: '.segment.flags', found: shown(flags), expected: 'each flag once' };
  if (hasAck === (ack !== undefined && ack !== null)) return undefined;
  return hasAck
    ? { path: '.segment.ack', found: shown(ack), expected: 'a number, since the ACK flag is set' }
    : { path: '.segment.ack', found: shown(ack), expected: 'null, since the ACK flag is not set' };
}

function faultOf(raw: unknown, issue: z.core.$ZodIssue | undefined): Fault {
  if (issue === undefined) return { path: '(whole)', found: 'nothing', expected: 'a scenario' };
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknown];
  return { path: pathText(path), found: shown(valueAt(raw, path)), expected: expectedBy(issue) };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'no such key';
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`;
    case 'invalid_union':
      return issue.discriminator === 'call'
        ? 'a call: one of listen, connect, send, shutdown, close, abort, stop-reading, crash, fire'
        : issue.discriminator === 'do'
          ? 'one of lose, delay, duplicate, inject'
          : `a mutant: one of ${mutants.map((m) => m.id).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `${issue.expected}`;
    default:
      return issue.message;
  }
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${oneLine(String(key))}`))
    .join('');
  return text === '' ? '(whole)' : text.replace(/^\./, '');
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), raw);
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return oneLine(`[${value.slice(0, 20).map(inner).join(',')}]`);
  if (!isRecord(value)) return oneLine(JSON.stringify(value) ?? typeof value);
  const entries = Object.entries(value).slice(0, 20);
  return oneLine(`{${entries.map(([key, it]) => `${JSON.stringify(key)}:${inner(it)}`).join(',')}}`);
}

/** What is nested may be nested a hundred thousand times. */
function inner(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? '[…]' : '[]';
  return isRecord(value) ? '{…}' : JSON.stringify(value);
}

const oneLine = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 60 ? `${flat.slice(0, 57)}...` : flat;
};
