import type { HostName } from '../protocol';
import { type Shown, statesFrom } from './shown';
import { type Text, text } from './text';

/** Which moment that is, where a question is about more than one: as its picture ends, at the end, or long after. */
export type Moment = 'soon' | 'end' | 'later';

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
    const timer = because.timer === 'fin-wait-2' ? 'finWait2' : because.timer;
    return text('questions.why-state.timer', { host, state, timer });
  }
  const arrived = shown.trace.segments.find((s) => s.n === because.segment);
  const shownAs = shown.rows.find((s) => s.at === arrived?.at && s.from === arrived.from);
  return shownAs === undefined
    ? text('questions.why-state.brought', { host, state })
    : why('arrival', { state, n: shownAs.n, flags: shownAs.flags.join(',') || 'UDP' });
}
