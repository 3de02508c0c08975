import type { Match, NetworkRule } from './scenario';
import type { Flag, HostName } from './trace';

/** What the network sees of a transmission. */
export interface Transmission {
  readonly at: number;
  readonly from: HostName;
  readonly flags: readonly Flag[];
  readonly len: number;
}

type Fault = Exclude<NetworkRule, { do: 'inject' }>;

/**
 * The network that a scenario describes: a function that is told of every transmission, in order, and
 * answers when copies of it arrive. No time at all means lost. It never reorders by itself.
 */
export function network(rules: readonly NetworkRule[], delayMs: number): (sent: Transmission) => number[] {
  const faults = rules.filter((rule): rule is Fault => rule.do !== 'inject').map(counting);
  if (faults.length === 0) return ({ at }) => [at + delayMs];
  return (sent) => {
    // Every rule counts every transmission, even one that another rule loses.
    const inForce = faults.filter((fault) => fault.applies(sent)).map((fault) => fault.rule);
    if (inForce.some((rule) => rule.do === 'lose')) return [];
    const delays = inForce.map((rule) => (rule.do === 'delay' ? rule.by : 0));
    const first = sent.at + delays.reduce((sum, by) => sum + by, delayMs);
    return [first, ...inForce.flatMap((rule) => (rule.do === 'duplicate' ? [first + rule.after] : []))];
  };
}

function counting(rule: Fault): { rule: Fault; applies(sent: Transmission): boolean } {
  const match = rule.match ?? {};
  const first = match.nth ?? 1;
  const last = first + (match.count ?? (match.nth === undefined ? Number.POSITIVE_INFINITY : 1)) - 1;
  let seen = 0;
  return {
    rule,
    applies(sent) {
      const inTime = sent.at >= (rule.at ?? 0) && sent.at < (rule.until ?? Number.POSITIVE_INFINITY);
      if (!inTime || !matches(match, sent)) return false;
      seen += 1;
      return seen >= first && seen <= last;
    },
  };
}

function matches(match: Match, { from, flags, len }: Transmission): boolean {
  if (match.from !== undefined && match.from !== from) return false;
  if (match.data !== undefined && match.data !== len > 0) return false;
  const wanted = match.flags?.filter((flag) => flag !== 'PSH');
  if (wanted && !(wanted.length === flags.length && wanted.every((flag) => flags.includes(flag))))
    return false;
  return (match.has ?? []).every((flag) => flag === 'PSH' || flags.includes(flag));
}
