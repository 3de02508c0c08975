import { expect, test } from 'vitest';
import { run } from './clock';
import { textLadder } from './ladder';
import { numbered } from './testing';

test('a lost segment ends in an X, a doubled one gets a second line, a forged one says so', () => {
  const trace = run({
    ...numbered,
    network: [
      { match: { from: 'client', flags: ['SYN'], nth: 1 }, do: 'lose' },
      { match: { from: 'server', flags: ['SYN', 'ACK'], nth: 1 }, do: 'duplicate', after: 50 },
      { at: 1200, do: 'inject', to: 'client', segment: { flags: ['RST', 'ACK'], seq: 305, ack: 7 } },
    ],
    until: 1300,
  });
  expect(textLadder(trace)).toMatchInlineSnapshot(`
    "     ms client                                                                  ms server
                                                                                     0 LISTEN
         10 SYN-SENT      --- SYN seq=99 -------------------------------X
       1010 SYN-SENT      --- SYN seq=99 ------------------------------------>    1020 SYN-RECEIVED
       1030 ESTABLISHED   <----------------------- SYN,ACK seq=299 ack=100 ---    1020 SYN-RECEIVED
       1080 ESTABLISHED   <--------------- SYN,ACK seq=299 ack=100 (again) ---    1020 SYN-RECEIVED
       1030 ESTABLISHED   --- ACK seq=100 ack=300 --------------------------->    1040 ESTABLISHED
       1080 ESTABLISHED   --- ACK seq=100 ack=300 --------------------------->    1090 ESTABLISHED
       1200 ESTABLISHED   <-------------- RST,ACK seq=305 ack=7 (injected) ---    1200
       1200 ESTABLISHED   --- ACK seq=100 ack=300 --------------------------->    1210 ESTABLISHED
    ends at 1300 ms: client ESTABLISHED, server ESTABLISHED
    "
  `);
});
