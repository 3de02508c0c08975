import type { ComponentProps, ReactNode } from 'react';
import { Sign } from './sign';

interface Described {
  id: string;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, in the reader's language. */
  error?: ReactNode;
}

type Native<Element extends 'input' | 'textarea'> = Omit<
  ComponentProps<Element>,
  'id' | 'name' | 'aria-describedby' | 'aria-invalid'
>;

export interface FieldProps extends Described, Native<'input'> {
  /** For what is on the wire (numbers, flags): monospaced, and no keyboard corrects it. */
  wire?: boolean;
}

const asTyped = {
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  autoComplete: 'off',
} as const;

const box =
  'w-full rounded-field border-[1.5px] border-edge bg-card px-3.5 text-ink placeholder:text-soft focus-visible:border-ink focus-visible:outline-offset-0 aria-invalid:border-wrong';

/** One line of input with its label above, and the hint and the error below, announced with it. */
export function Field({ label, hint, error, wire = false, className = '', ...input }: FieldProps) {
  return (
    <Labelled id={input.id} label={label} hint={hint} error={error} className={className}>
      <input
        {...(wire ? asTyped : {})}
        {...input}
        {...described(input.id, hint, error)}
        className={`min-h-12 ${box} ${wire ? 'font-mono text-[1.0625rem] font-medium tabular-nums' : ''}`}
      />
    </Labelled>
  );
}

/** Several lines of input, labelled in the same way. */
export function TextArea({ label, hint, error, className = '', ...input }: Described & Native<'textarea'>) {
  return (
    <Labelled id={input.id} label={label} hint={hint} error={error} className={className}>
      <textarea {...input} {...described(input.id, hint, error)} className={`py-2.5 ${box}`} />
    </Labelled>
  );
}

function described(id: string, hint: ReactNode, error: ReactNode) {
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}

function Labelled({
  id,
  label,
  hint,
  error,
  className,
  children,
}: Omit<Described, 'name'> & { className: string; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="px-0.5 text-xs text-soft">
        {label}
      </label>
      {children}
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
