import type { ComponentProps } from 'react';

/** A sheet of paper with a hairline. `bare` leaves the padding to a diagram that brings its own. */
export function Card({ bare = false, className = '', ...props }: ComponentProps<'div'> & { bare?: boolean }) {
  return (
    <div
      {...props}
      className={`rounded-card border border-line bg-card ${bare ? 'overflow-hidden' : 'p-3 sm:p-4'} ${className}`}
    />
  );
}
