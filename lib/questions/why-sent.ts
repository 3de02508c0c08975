import type { WireRow } from '../protocol/trace';
import type { Shown } from './shown';
import { type Text, text } from './text';

/** Why something was sent: what it answers, which timer ran out, or what an application did. */
export function whySent(row: WireRow, { rows }: Shown): Text {
  const { from: host, n, because } = row;
  if (because === 'retransmission') return text('questions.order-segments.why-again', { n, host });
  const answered = rows.findLast((it) => it.from !== host && it.arrives.includes(row.at));
  const doesNotFit = answered?.because === 'injected' && row.flags.join() === 'ACK';
  if (answered && doesNotFit) {
    return text('questions.order-segments.why-does-not-fit', { n, host, of: answered.n });
  }
  return because === 'answer' && answered
    ? text('questions.order-segments.why-answer', { n, host, of: answered.n })
    : text('questions.order-segments.why-call', { n, host, call: because });
}
