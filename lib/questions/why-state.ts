import type { HostName } from '../protocol';
import { type Shown, statesFrom } from './shown';
import { type Text, text } from './text';

/**
 * Which moment that is, where a question is about more than one: as its picture ends, just after a crash, once what it
 * tells of has happened, long after, or in the end.
 */
export type Moment = 'soon' | 'crash' | 'end' | 'later' | 'last';

/** Why a host is in its state at a moment: what brought it there, as far as that is shown. */
export function whyState(shown: Shown, host: HostName, at: number, when?: Moment): Text {
  const why = (id: string, values: Text['values']) =>
    when === undefined
      ? text(`questions.why-state.${id}`, { host, ...values })
      : text(`questions.why-state.${id}-when`, { host, when, ...values });
  const row = statesFrom(shown)
    .filter((it) => it.host === host && it.at <= at)
    .at(-1);
  if (row === undefined) return why('nothing', {});
  const { because, to: state } = row;
  const isCookie = shown.rows.some((s) => s.from === host && s.at <= at && s.rule === 'RFC 4987 3.6');
  if (state === 'LISTEN' && isCookie) return why('cookies', { state });
  if (because === 'shown') return text('questions.why-state.brought', { host, state });
  if (typeof because === 'string') return why('call', { state, call: because });
  if ('timer' in because) {
    const began = because.timer === '2msl' ? waitBegan(shown, host, at) : undefined;
    if (began !== undefined) return text('questions.why-state.wait', { host, state, n: began });
    const timer = because.timer === 'fin-wait-2' ? 'finWait2' : because.timer;
    return text('questions.why-state.timer', { host, state, timer });
  }
  const shownAs = rowOf(shown, because.segment);
  return shownAs === undefined
    ? text('questions.why-state.brought', { host, state })
    : why('arrival', { state, n: shownAs.n, flags: shownAs.flags.join(',') || 'UDP' });
}

/** A segment of the whole run as it is shown. */
function rowOf({ trace, rows }: Shown, n: number) {
  const segment = trace.segments.find((s) => s.n === n);
  return rows.find((s) => s.at === segment?.at && s.from === segment.from);
}

/** Which segment's arrival began the wait in TIME-WAIT that is over by then: what led there, or a FIN that came again. */
function waitBegan(shown: Shown, host: HostName, at: number): number | undefined {
  const entered = statesFrom(shown).findLast(
    (it) => it.host === host && it.at <= at && it.to === 'TIME-WAIT',
  );
  if (entered === undefined || typeof entered.because === 'string' || !('segment' in entered.because)) {
    return undefined;
  }
  const again = shown.rows.findLast(
    (s) => s.from !== host && s.flags.includes('FIN') && s.arrives.some((it) => it > entered.at && it <= at),
  );
  return (again ?? rowOf(shown, entered.because.segment))?.n;
}
