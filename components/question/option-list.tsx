import { Choice } from '../ui/choice';
import { AnswerGroup } from './answer-group';

export interface Option {
  readonly id: string;
  readonly text: string;
  /** Said below it: the states that go with a segment, or what else comes of it. */
  readonly more?: readonly string[];
  /** Whether it is said in sentences; else it is a segment as on the wire. */
  readonly prose?: boolean;
}

export interface OptionListProps {
  legend: string;
  options: readonly Option[];
  /** What to say where none is chosen. */
  problem?: string | undefined;
  /** The id of the one that is chosen at first. */
  chosen?: string | undefined;
}

/** Options of which one is chosen. */
export function OptionList({ legend, options, problem, chosen }: OptionListProps) {
  return (
    <AnswerGroup name="option" legend={legend} problem={problem}>
      {options.map((option) => (
        <Choice key={option.id} name="option" value={option.id} defaultChecked={option.id === chosen}>
          <OptionText {...option} />
        </Choice>
      ))}
    </AnswerGroup>
  );
}

/** What is offered, as it reads on its card. */
export function OptionText({ text, more = [], prose = false }: Omit<Option, 'id'>) {
  return (
    <>
      <span className={`block text-pretty ${prose ? '' : 'font-mono text-sm font-medium tabular-nums'}`}>
        {text}
      </span>
      {more.map((line) => (
        <span key={line} className={`block text-pretty ${prose ? 'mt-1.5' : 'text-sm text-soft'}`}>
          {line}
        </span>
      ))}
    </>
  );
}
