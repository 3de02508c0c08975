import type { ComponentProps } from 'react';
import { Chevron } from './chevron';
import { describedBy, fieldClass, Labelled, type LabelledProps } from './labelled';

export interface Choosable {
  readonly value: string;
  readonly text: string;
}

export interface SelectFieldProps
  extends LabelledProps,
    Omit<ComponentProps<'select'>, keyof LabelledProps | 'name' | 'aria-describedby' | 'aria-invalid'> {
  name: string;
  options: readonly Choosable[];
  /** What stands there until one is chosen: "Choose…". Its value is empty. */
  choose: string;
  /** For what is on the wire (states, flags): monospaced. */
  wire?: boolean;
}

/** One of several to choose, by the system's own list. Label, hint and error are as a `Field`'s. */
export function SelectField({
  id,
  label,
  hint,
  error,
  className = '',
  options,
  choose,
  wire = false,
  ...select
}: SelectFieldProps) {
  const around = { id, label, hint, error, className };
  return (
    <Labelled {...around}>
      <div className="relative">
        <select
          {...select}
          id={id}
          {...describedBy(around)}
          className={`${fieldClass(wire)} cursor-pointer appearance-none pr-10 text-ellipsis`}
        >
          <option value="">{choose}</option>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <Chevron className="pointer-events-none absolute top-0 right-3 h-full w-5 text-soft" />
      </div>
    </Labelled>
  );
}
