import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './clock';
import { pcap } from './pcap';
import { namedScenario } from './scenarios/named';
import { parseScenario } from './scenarios/validate';

const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const cli = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'lib/protocol/cli.ts', ...args], { encoding: 'utf8' });

describe('the command line', () => {
  let good: string;
  let bad: string;
  beforeAll(() => {
    good = file('good.json', JSON.stringify(namedScenario('open')));
    bad = file('bad.json', JSON.stringify({ id: 'x', script: [{ at: 0, host: 'client', call: 'conect' }] }));
  });

  test('run prints one trace a line', () => {
    const { stdout, stderr, status } = cli('run', good, good);
    const line = JSON.stringify(run(namedScenario('open')));
    expect({ stdout, stderr, status }).toEqual({ stdout: `${line}\n${line}\n`, stderr: '', status: 0 });
  });

  test('pcap prints the bytes of a capture, at the client unless told otherwise', () => {
    const bytes = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'lib/protocol/cli.ts', 'pcap', ...args]).stdout;
    const open = namedScenario('open');
    expect(bytes(good)).toEqual(Buffer.concat([...pcap(open, run(open), 'client')]));
    expect(bytes('--at', 'server', good)).toEqual(Buffer.concat([...pcap(open, run(open), 'server')]));
  });

  test('pcap refuses another place to listen', () => {
    const { stdout, stderr, status } = cli('pcap', good, '--at', 'router');
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: '--at: "router"; expected client or server\n',
      status: 2,
    });
  });

  test('a bound may be lowered, and the trace says that it was met', () => {
    expect(JSON.parse(cli('run', '--segments', '2', good).stdout)).toMatchObject({ cut: 'segments' });
    expect(cli('run', '--segments', '20000', good)).toMatchObject({
      stdout: '',
      stderr: '--segments: "20000"; expected a whole number, at most 10000\n',
      status: 2,
    });
  });

  test('what is refused gets one line, status 2, and nothing on standard output', () => {
    const { stdout, stderr, status } = cli('run', good, bad);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toBe(
      `${bad}: script[0].call: "conect"; expected a call: one of listen, connect, send, shutdown, close, abort, stop-reading, crash, fire\n`,
    );
  });
});

describe('a scenario that somebody wrote', () => {
  const refused = (raw: unknown) => {
    const parsed = parseScenario(raw);
    return parsed.ok ? 'accepted' : `${parsed.path}: ${parsed.found}; expected ${parsed.expected}`;
  };

  test.each([
    [{}, 'id: nothing; expected string'],
    [null, '(whole): null; expected object'],
    [{ id: 'x', colour: 'red' }, 'colour: "red"; expected no such key'],
    [{ id: 'x', settings: { rto: -1 } }, 'settings.rto: -1; expected at least 1'],
    [{ id: 'x', profile: 'bsd' }, 'profile: "bsd"; expected one of rfc9293, linux'],
    [
      { id: 'x', hosts: { client: { isn: [2 ** 32] } } },
      'hosts.client.isn[0]: 4294967296; expected at most 4294967295',
    ],
    [
      { id: 'x', script: [{ host: 'client', call: 'connect' }] },
      'script[0]: neither "at" nor "when"; expected one of the two',
    ],
    [
      { id: 'x', script: [{ at: 0, after: 5, host: 'client', call: 'connect' }] },
      'script[0].after: 5, beside "at"; expected no such key without "when"',
    ],
    [
      { id: 'x', network: [{ do: 'lose', at: 9, until: 5 }] },
      'network[0].until: 5; expected more than "at", which is 9',
    ],
    [
      {
        id: 'x',
        network: [{ do: 'inject', at: 0, to: 'client', segment: { flags: ['ACK'], seq: 1, ack: null } }],
      },
      'network[0].segment.ack: null; expected a number, since the ACK flag is set',
    ],
    [
      {
        id: 'x',
        network: [{ do: 'inject', at: 0, to: 'client', segment: { flags: ['SYN', 'SYN'], seq: 1 } }],
      },
      'network[0].segment.flags: ["SYN","SYN"]; expected each flag once',
    ],
    [{ id: [[[1]], { a: { b: 1 } }] }, 'id: [[…],{…}]; expected string'],
    [
      { id: 'x', network: [{ do: 'eat' }] },
      'network[0].do: "eat"; expected one of lose, delay, duplicate, inject',
    ],
  ])('%j → %s', (raw, message) => {
    expect(refused(raw)).toBe(message);
  });

  test('what is nested a hundred thousand times is refused like anything else', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(refused(deep)).toBe('(whole): [[…]]; expected object');
    expect(refused({ id: deep })).toBe('id: [[…]]; expected string');
  });

  test('a wrong mutant is answered by the list of them', () => {
    expect(refused({ id: 'x', mutants: ['one-way'] })).toMatch(
      /^mutants\[0\]: "one-way"; expected a mutant: one of two-way-handshake, /,
    );
  });
});
