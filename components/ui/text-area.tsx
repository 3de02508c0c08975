import type { ComponentProps } from 'react';
import { describedBy, fieldClass, Labelled, type LabelledProps } from './labelled';

export interface TextAreaProps
  extends LabelledProps,
    Omit<ComponentProps<'textarea'>, keyof LabelledProps | 'name' | 'aria-describedby' | 'aria-invalid'> {
  name: string;
}

/** Several lines of input. Label, hint and error are as a `Field`'s. */
export function TextArea({ id, label, hint, error, className = '', ...textarea }: TextAreaProps) {
  const around = { id, label, hint, error, className };
  return (
    <Labelled {...around}>
      <textarea
        {...textarea}
        id={id}
        {...describedBy(around)}
        className={`${fieldClass(false)} block py-2.5`}
      />
    </Labelled>
  );
}
