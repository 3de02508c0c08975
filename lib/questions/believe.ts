import { type HostName, type MutantId, mutants, run, type Scenario } from '../protocol';
import { readings } from '../protocol/readings';
import type { MisconceptionId } from './misconceptions';
import { type Shown, shownFrom } from './shown';

/**
 * The run as somebody sees it who holds this belief, or all of these: the same schedule under the wrong rule, or the
 * right run misread. Where the numbers that the learner starts from came out otherwise, because the
 * wrong rule was at work before the part that is shown, the run is repeated with initial numbers that
 * lead up to those on show.
 */
export function believe(truth: Shown, scenario: Scenario, ...ids: readonly MisconceptionId[]): Shown {
  const rules = mutants.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  const misread = readings.filter(({ id }) => ids.includes(id));
  if (rules.length + misread.length < ids.length) throw new Error(`${ids} are not all rules or readings`);
  const ruled = rules.length === 0 ? truth : underRules(truth, scenario, rules);
  return misread.length === 0
    ? ruled
    : shownFrom(
        misread.reduce((trace, { read }) => read(trace), ruled.trace),
        truth.from,
      );
}

function underRules(truth: Shown, scenario: Scenario, rules: readonly MutantId[]): Shown {
  const wrong: Scenario = { ...scenario, mutants: rules.flatMap(inForce) };
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
