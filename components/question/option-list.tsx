import { Choice } from '../ui/choice';
import { Sign } from '../ui/sign';

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
    <fieldset
      aria-describedby={problem ? 'option-problem' : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="sr-only">{legend}</legend>
      {/* Above the options: below them a phone's dock would cover it. */}
      {problem ? (
        <p id="option-problem" role="alert" className="flex gap-1 px-0.5 text-sm text-wrong">
          <Sign name="error" className="mt-[0.15em]" />
          {problem}
        </p>
      ) : null}
      {options.map(({ id, text, detail }) => (
        <Choice key={id} name="option" value={id}>
          <span className="block font-mono text-sm text-pretty font-medium tabular-nums">{text}</span>
          {detail ? <span className="block text-sm text-soft">{detail}</span> : null}
        </Choice>
      ))}
    </fieldset>
  );
}
