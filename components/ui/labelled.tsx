import type { ReactNode } from 'react';
import { Sign } from './sign';

export interface LabelledProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, in the reader's language. */
  error?: ReactNode;
  className?: string;
}

/** What stands round every field: its label above, the error and the hint below. */
export function Labelled({
  id,
  label,
  hint,
  error,
  className = '',
  children,
}: LabelledProps & { children: ReactNode }) {
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

/** The attributes by which the error and the hint are announced with the field itself. */
export function describedBy({ id, hint, error }: LabelledProps) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined };
}

/** The look of what is filled in or chosen from. `wire` is for numbers, flags and states: monospaced. */
export function fieldClass(wire: boolean): string {
  return `min-h-12 w-full rounded-field border-[1.5px] border-edge bg-card px-3.5 text-ink placeholder:text-soft focus-visible:border-ink focus-visible:outline-offset-0 aria-invalid:border-wrong ${
    wire ? 'font-mono text-[1.0625rem] font-medium tabular-nums' : ''
  }`;
}
