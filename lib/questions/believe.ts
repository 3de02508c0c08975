import { type HostName, type MutantId, mutants, run, type Scenario } from '../protocol';
import { readings } from '../protocol/readings';
import type { MisconceptionId } from './misconceptions';
import { type Shown, shownFrom } from './shown';

/**
 * The run as somebody sees it who holds this belief: the same schedule under the wrong rule, or the
 * right run misread. Where the numbers that the learner starts from came out otherwise, because the
 * wrong rule was at work before the part that is shown, the run is repeated with initial numbers that
 * lead up to those on show.
 */
export function believe(truth: Shown, scenario: Scenario, id: MisconceptionId): Shown {
  const reading = readings.find((r) => r.id === id);
  if (reading) return shownFrom(reading.read(truth.trace), truth.from);
  const mutant = mutants.find((m) => m.id === id);
  if (mutant === undefined) throw new Error(`${id} is neither a rule nor a reading`);
  const wrong: Scenario = { ...scenario, mutants: inForce(mutant.id) };
  const first = shownFrom(run(wrong), truth.from);
  const [client, server] = [shift(truth, first, 'client'), shift(truth, first, 'server')];
  if (client === 0 && server === 0) return first;
  const hosts = { client: moved(wrong, 'client', client), server: moved(wrong, 'server', server) };
  return shownFrom(run({ ...wrong, hosts }), truth.from);
}

// The client's first number is on show, so only the server's can be believed to be 0.
const inForce = (id: MutantId): NonNullable<Scenario['mutants']> =>
  id === 'constant-isn' ? [{ id, host: 'server' }] : [id];

/** How far the first number that a host shows lies from the true one. */
function shift(truth: Shown, other: Shown, host: HostName): number {
  const [right, wrong] = [truth, other].map(({ segments }) => segments.find((s) => s.from === host)?.seq);
  return right === undefined || wrong === undefined ? 0 : right - wrong;
}

function moved(scenario: Scenario, host: HostName, by: number) {
  const isn = scenario.hosts?.[host]?.isn ?? [];
  return { ...scenario.hosts?.[host], isn: isn.map((n) => (n + by) >>> 0) };
}
