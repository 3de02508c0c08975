import type { ReactNode } from 'react';
import { Sign } from './sign';

export type Outcome = 'right' | 'wrong' | 'partly';

const grounds: Record<Outcome, string> = {
  right: 'border-transparent bg-correct-wash',
  wrong: 'border-transparent bg-wrong-wash',
  partly: 'border-edge bg-card',
};

const inks: Record<Outcome, string> = { right: 'text-correct', wrong: 'text-wrong', partly: 'text-ink' };

export interface VerdictProps {
  outcome: Outcome;
  /** The word for the outcome, such as "Not quite: 4294967290". */
  title: ReactNode;
  children?: ReactNode;
}

/** What became of an answer: said in a word and a sign, and only then in a colour. */
export function Verdict({ outcome, title, children }: VerdictProps) {
  return (
    <section role="status" className={`grid gap-1.5 rounded-card border px-4 py-3 ${grounds[outcome]}`}>
      <h2 className={`flex items-start gap-2 font-semibold ${inks[outcome]}`}>
        <Sign name={outcome} className="mt-[0.18em]" />
        <span className="min-w-0">{title}</span>
      </h2>
      {children}
    </section>
  );
}
