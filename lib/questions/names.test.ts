import { expect, test } from 'vitest';
import { tcpStates } from '../protocol/trace';
import { parseFlags, parseState } from './names';

test.each([
  ['SYN_RECV', 'SYN-RECEIVED'],
  ['SYN-RCVD', 'SYN-RECEIVED'],
  ['syn received', 'SYN-RECEIVED'],
  ['SYN_SEND', 'SYN-SENT'],
  ['ESTAB', 'ESTABLISHED'],
  ['FIN_WAIT2', 'FIN-WAIT-2'],
  ['ＦＩＮ－ＷＡＩＴ－１', 'FIN-WAIT-1'],
  ['TIME‑WAIT', 'TIME-WAIT'],
  ['TIMED_WAIT', 'TIME-WAIT'],
  ['listening', 'LISTEN'],
  [' ', 'empty'],
  ['OPEN', 'not-a-state'],
  ['constructor', 'not-a-state'],
])('the state %j is read as %s', (typed, state) => {
  expect(parseState(typed)).toBe(state);
});

test('every state is read as itself', () => {
  for (const state of tcpStates) expect(parseState(state)).toBe(state);
});

test.each([
  ['SYN-ACK', 'SYN,ACK'],
  ['syn+ack', 'SYN,ACK'],
  ['ACK SYN', 'SYN,ACK'],
  ['SYN，ACK', 'SYN,ACK'],
  ['fin/ack', 'FIN,ACK'],
  ['RST', 'RST'],
  ['', 'empty'],
  ['SYN,SYN', 'not-flags'],
  ['SYNACK', 'SYN,ACK'],
  ['[FIN, ACK]', 'FIN,ACK'],
  ['SYN–ACK', 'SYN,ACK'],
  ['SYNFIN', 'not-flags'],
])('the flags %j are read as %s', (typed, flags) => {
  expect(parseFlags(typed)).toBe(flags);
});
