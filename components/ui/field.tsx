import type { ComponentProps } from 'react';
import { describedBy, fieldClass, Labelled, type LabelledProps } from './labelled';

export interface FieldProps
  extends LabelledProps,
    Omit<ComponentProps<'input'>, keyof LabelledProps | 'name' | 'aria-describedby' | 'aria-invalid'> {
  name: string;
  /** For what is on the wire (numbers, flags): monospaced, and no keyboard corrects it. */
  wire?: boolean;
}

const asTyped = {
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  autoComplete: 'off',
} as const;

/** One line of input with its label above, and the hint and the error below, announced with it. */
export function Field({ id, label, hint, error, className = '', wire = false, ...input }: FieldProps) {
  const around = { id, label, hint, error, className };
  return (
    <Labelled {...around}>
      <input
        {...(wire ? asTyped : {})}
        {...input}
        id={id}
        {...describedBy(around)}
        className={fieldClass(wire)}
      />
    </Labelled>
  );
}
