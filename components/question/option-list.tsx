import { Choice } from '../ui/choice';
import { AnswerGroup } from './answer-group';

export interface Option {
  readonly id: string;
  readonly text: string;
  /** Said below it, smaller: the states that go with a segment. */
  readonly detail?: string;
}

export interface OptionListProps {
  legend: string;
  options: readonly Option[];
  /** What to say where none is chosen. */
  problem?: string | undefined;
}

/** Options of which one is chosen. */
export function OptionList({ legend, options, problem }: OptionListProps) {
  return (
    <AnswerGroup name="option" legend={legend} problem={problem}>
      {options.map((option) => (
        <Choice key={option.id} name="option" value={option.id}>
          <OptionText {...option} />
        </Choice>
      ))}
    </AnswerGroup>
  );
}

/** What is offered, as it reads on its card. */
export function OptionText({ text, detail }: Pick<Option, 'text' | 'detail'>) {
  return (
    <>
      <span className="block font-mono text-sm text-pretty font-medium tabular-nums">{text}</span>
      {detail ? <span className="block text-sm text-soft">{detail}</span> : null}
    </>
  );
}
