import type { HostName } from '../protocol';
import { type Shown, statesFrom } from './shown';
import { type Text, text } from './text';

/** Why a host is in its state at a moment: what brought it there, as far as that is shown. */
export function whyState(shown: Shown, host: HostName, at: number): Text {
  const row = statesFrom(shown)
    .filter((it) => it.host === host && it.at <= at)
    .at(-1);
  if (row === undefined) return text('questions.why-state.nothing', { host });
  const { because, to: state } = row;
  const isCookie = shown.rows.some((s) => s.from === host && s.at <= at && s.rule === 'RFC 4987 3.6');
  if (state === 'LISTEN' && isCookie) return text('questions.why-state.cookies', { host, state });
  if (because === 'shown') return text('questions.why-state.brought', { host, state });
  if (typeof because === 'string') return text(`questions.why-state.call`, { host, state, call: because });
  if ('timer' in because) {
    const timer = because.timer === 'fin-wait-2' ? 'finWait2' : because.timer;
    return text('questions.why-state.timer', { host, state, timer });
  }
  const arrived = shown.trace.segments.find((s) => s.n === because.segment);
  const shownAs = shown.rows.find((s) => s.at === arrived?.at && s.from === arrived.from);
  return shownAs === undefined
    ? text('questions.why-state.brought', { host, state })
    : text('questions.why-state.arrival', {
        host,
        state,
        n: shownAs.n,
        flags: shownAs.flags.join(',') || 'UDP',
      });
}
