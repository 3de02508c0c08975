import { expect, test } from 'vitest';
import { run } from './clock';
import { type ReadingId, readings } from './readings';
import { namedScenario, namedScenarios } from './scenarios/named';
import { deepFreeze } from './testing';
import type { Trace } from './trace';

/** What of a trace each reading takes for something else. */
const misread: Record<ReadingId, readonly (keyof Trace)[]> = {
  'both-established-at-once': ['states'],
  'three-makes-both-certain': ['segments', 'states'],
  'three-checks-send-and-receive': ['segments'],
  'syn-and-ack-apart': ['segments', 'states'],
  'ack-flag-is-the-number': ['segments'],
  'server-spots-old-syn': ['segments', 'states'],
  'simultaneous-open-makes-two': ['states'],
  'full-queue-resets': ['segments', 'states', 'end'],
  'cookies-remember': ['states'],
  'fin-wait-2-passive': ['states'],
  'close-wait-after-own-fin': ['states'],
  'only-clients-close': ['states'],
  'time-wait-is-a-leak': ['states', 'end'],
  'half-open-is-half-closed': ['states', 'end'],
  'crash-is-noticed': ['states'],
  'rst-is-lossless': ['told', 'delivered'],
  'one-send-one-receive': ['told'],
  'udp-keeps-order': ['told', 'delivered'],
  'udp-silence-means-delivered': ['segments', 'told', 'delivered'],
};

test.each(readings)('$id: on $differsOn it takes that, and only that, for something else', (reading) => {
  const truth = deepFreeze(run(namedScenario(reading.differsOn)));
  const believed = reading.read(truth);
  const keys = Object.keys(truth) as (keyof Trace)[];
  expect(keys.filter((key) => JSON.stringify(believed[key]) !== JSON.stringify(truth[key]))).toEqual(
    misread[reading.id],
  );
});

test.each(readings)('$id: whatever it reads, what comes out is a trace', ({ read }) => {
  for (const { scenario } of namedScenarios) {
    const { segments, states, told } = read(deepFreeze(run(scenario)));
    expect(segments.map(({ n }) => n)).toEqual(segments.map((_, i) => i + 1));
    for (const rows of [segments, states, told])
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => a - b));
    const current = new Map<string, string>();
    for (const { host, connection, from, to } of states) {
      expect(from).toBe(current.get(`${host} ${connection}`) ?? from);
      current.set(`${host} ${connection}`, to);
    }
  }
});
