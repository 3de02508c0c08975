import type { ReactNode } from 'react';
import { Sign } from '../ui/sign';

export interface AnswerGroupProps {
  name: string;
  legend: string;
  /** What is wrong with the answer, in the reader's language. */
  problem?: string | undefined;
  children: ReactNode;
}

/** The controls of an answer that has one name. It can take the focus, for where no single one is at fault. */
export function AnswerGroup({ name, legend, problem, children }: AnswerGroupProps) {
  return (
    <fieldset
      tabIndex={-1}
      aria-describedby={problem ? `${name}-problem` : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="sr-only">{legend}</legend>
      {/* Above the controls: below them a phone's dock would cover it. */}
      {problem ? (
        <p id={`${name}-problem`} role="alert" className="flex gap-1 px-0.5 text-sm text-wrong">
          <Sign name="error" className="mt-[0.15em]" />
          {problem}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
