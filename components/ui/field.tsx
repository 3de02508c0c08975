import type { ComponentProps, ReactNode } from 'react';
import { Sign } from './sign';

export interface FieldProps
  extends Omit<ComponentProps<'input'>, 'id' | 'name' | 'aria-describedby' | 'aria-invalid'> {
  id: string;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, in the reader's language. */
  error?: ReactNode;
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
export function Field({ id, name, label, hint, error, wire = false, className = '', ...input }: FieldProps) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="px-0.5 text-xs text-soft">
        {label}
      </label>
      <input
        {...(wire ? asTyped : {})}
        {...input}
        id={id}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className={`min-h-12 w-full rounded-field border-[1.5px] border-edge bg-card px-3.5 text-ink placeholder:text-soft focus-visible:border-ink focus-visible:outline-offset-0 aria-invalid:border-wrong ${
          wire ? 'font-mono text-[1.0625rem] font-medium tabular-nums' : ''
        }`}
      />
      {error ? (
        <p id={`${id}-error`} className="flex gap-1 px-0.5 text-sm text-wrong">
          <Sign name="error" className="mt-[0.15em]" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="px-0.5 text-sm text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
