import type { HostName } from '../../../protocol';
import { type Shown, stateAt } from '../../shown';
import { type Text, text } from '../../text';
import { whySent } from '../../why-sent';
import { type Moment, whyState } from '../../why-state';
import { mostNamed, sentAfter } from './outcome';

const hosts: readonly HostName[] = ['client', 'server'];

/**
 * What leads to what the right option says: why each thing is sent that it names, and each state entered; or why
 * nobody can know, what each protocol makes of a trouble, and what the data waits for.
 */
export function reasonsFor(right: readonly Text[], runs: readonly Shown[], turn: number): Text[] {
  const [run] = runs;
  if (run === undefined) return [];
  const says: Says = (...ids) =>
    right.some((line) => ids.some((id) => line.id.startsWith(`questions.outcome.${id}`)));
  return [
    ...ofStates(says, right, run, turn),
    ...(says('connections') ? [text('questions.predict-outcome.why-one-connection')] : []),
    ...(says('peer-unsure') ? ofDoubt(runs, turn) : []),
    ...(says('sends-no-more') ? [text('questions.predict-outcome.why-bare')] : []),
    ...(says('datagrams-sent') ? ofSilence(run, turn) : []),
    ...(says('each-message', 'stream-over') ? ofReading(run) : []),
    ...(says('first-byte', 'datagrams-in-all') ? ofFirstByte(says, runs) : []),
  ];
}

type Says = (...ids: readonly string[]) => boolean;

function ofStates(says: Says, right: readonly Text[], run: Shown, turn: number): Text[] {
  const { at: end } = run.trace.end;
  const named = says('sent-') ? mostNamed : says('answer') ? 1 : 0;
  const sent = sentAfter(run, turn).filter(({ protocol }) => protocol === 'tcp');
  // Of an end that the options tell host by host, only the hosts they tell of.
  const concerned = (host: HostName) => !says('closed-') || right.some(({ values }) => values?.host === host);
  const changed = hosts.filter(
    (host) =>
      concerned(host) && (!says('soon') || stateAt(run.trace, host, turn) !== stateAt(run.trace, host, end)),
  );
  const soon: Moment = says('soon-crash') ? 'crash' : 'soon';
  const late: Moment = says('observed') ? 'later' : says('ends') ? 'end' : 'last';
  return [
    ...(says('soon') ? hosts.map((host) => whyState(run, host, turn, soon)) : []),
    ...sent.slice(0, named).map((row) => whySent(row, run)),
    ...(says('ends', 'observed', 'closed-') ? changed.map((host) => whyState(run, host, end, late)) : []),
  ];
}

/** Nobody is told of a loss: the first of the two runs has it, the other has not. */
function ofDoubt([lost, arrived]: readonly Shown[], turn: number): Text[] {
  const host = lost && sentAfter(lost, turn)[0]?.from;
  if (lost === undefined || arrived === undefined || host === undefined) return [];
  const peer = host === 'client' ? 'server' : 'client';
  const [ifLost, ifArrived] = [lost, arrived].map(({ trace }) => stateAt(trace, peer, trace.end.at));
  return [
    text('questions.predict-outcome.why-unsure', { host, lost: ifLost ?? '', arrived: ifArrived ?? '' }),
  ];
}

function ofSilence(run: Shown, turn: number): Text[] {
  const count = sentAfter(run, turn).filter(({ from }) => from === 'client').length;
  return [
    text('questions.predict-outcome.why-no-word'),
    text('questions.predict-outcome.why-one-each', { count }),
  ];
}

function ofReading({ rows }: Shown): Text[] {
  const what = rows.some(({ arrives }) => arrives.length === 0)
    ? 'lost'
    : rows.some(({ arrives }) => arrives.length > 1)
      ? 'twice'
      : 'behind';
  return [text(`questions.predict-outcome.why-read-${what}`), text('questions.predict-outcome.why-boundary')];
}

function ofFirstByte(says: Says, runs: readonly Shown[]): Text[] {
  const udp = runs.find(({ segments }) => segments.length === 0);
  const first = runs.find((run) => run !== udp)?.segments.find(({ len }) => len > 0);
  return [
    text('questions.predict-outcome.why-first-udp'),
    ...(first ? [text('questions.predict-outcome.why-first-tcp', { packet: first.n })] : []),
    ...(says('datagrams-in-all') && udp
      ? [text('questions.predict-outcome.why-datagrams', { count: udp.rows.length })]
      : []),
  ];
}
