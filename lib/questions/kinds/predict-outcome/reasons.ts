import type { HostName } from '../../../protocol';
import { type Shown, stateAt } from '../../shown';
import type { Text } from '../../text';
import { whySent } from '../../why-sent';
import { whyState } from '../../why-state';
import { mostNamed, sentAfter } from './outcome';

const hosts: readonly HostName[] = ['client', 'server'];

/** What leads to what the right option says: why each thing is sent that it names, and each state entered. */
export function reasonsFor(right: readonly Text[], run: Shown, turn: number): Text[] {
  const says = (id: string) => right.some((line) => line.id.startsWith(`questions.outcome.${id}`));
  const { at: end } = run.trace.end;
  const named = says('sent-') ? mostNamed : says('answer') ? 1 : 0;
  const sent = sentAfter(run, turn).filter(({ protocol }) => protocol === 'tcp');
  // Of an end that the options tell host by host, only the hosts they tell of.
  const concerned = (host: HostName) => !says('closed-') || right.some(({ values }) => values?.host === host);
  const changed = hosts.filter(
    (host) =>
      concerned(host) && (!says('soon') || stateAt(run.trace, host, turn) !== stateAt(run.trace, host, end)),
  );
  return [
    ...(says('soon') ? hosts.map((host) => whyState(run, host, turn, 'soon')) : []),
    ...sent.slice(0, named).map((row) => whySent(row, run)),
    ...(says('ends') || says('observed') || says('closed-')
      ? changed.map((host) => whyState(run, host, end, says('observed') ? 'later' : 'end'))
      : []),
  ];
}
