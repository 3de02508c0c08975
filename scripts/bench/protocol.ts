import { run, type Scenario } from '../../lib/protocol';
import { bareConnection } from './bare-loop';

// Prints connections a second, each opened and closed: ours, those of a bare event loop, and how ours compare.
// Both do the same: open, close from both sides, wait out 2MSL, and record every segment.
const SEGMENTS = 7;
const ROUNDS = 7;
const ROUND_MS = 250;

const scenario = (i: number): Scenario => ({
  id: 'bench',
  link: { delay: 50 },
  settings: { msl: 30_000 },
  hosts: { client: { isn: [(i * 64_007) >>> 0] }, server: { isn: [(i * 250_013 + 77) >>> 0] } },
  script: [
    { at: 0, host: 'server', call: 'listen' },
    { at: 0, host: 'client', call: 'connect' },
    { at: 150, host: 'client', call: 'shutdown' },
    { at: 250, host: 'server', call: 'shutdown' },
  ],
});

function ourConnection(i: number): number {
  const { segments, end } = run(scenario(i));
  if (end.client !== 'CLOSED' || end.server !== 'LISTEN') throw new Error('it did not close');
  return segments.length;
}

/** How often a second it can be done, in a round of its own. The first round, which warms up, does not count. */
function rate(connection: (i: number) => number): number {
  const started = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let i = 0; i < 500; i += 1) {
      if (connection(done + i) !== SEGMENTS) throw new Error('another number of segments');
    }
    done += 500;
    elapsed = performance.now() - started;
  }
  return (done / elapsed) * 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
  ours: rate(ourConnection),
  baseline: rate(bareConnection),
})).slice(1);
const ours = median(rounds.map((round) => round.ours));
const baseline = median(rounds.map((round) => round.baseline));
const ratio = Number((ours / baseline).toFixed(3));
console.log(JSON.stringify({ ours: Math.round(ours), baseline: Math.round(baseline), ratio }));
