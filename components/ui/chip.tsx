import type { ComponentProps } from 'react';

/** A short fact about what is shown: the concept, a bound. Not an action. */
export function Chip({ className = '', ...props }: ComponentProps<'span'>) {
  return (
    <span
      {...props}
      className={`inline-flex items-center gap-1.5 rounded-full border border-line px-2.5 py-0.5 text-xs text-soft ${className}`}
    />
  );
}
