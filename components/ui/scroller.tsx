import type { ComponentProps } from 'react';

/** What scrolls takes the focus, or a keyboard could not scroll it (WCAG 2.1.1; Safari does not by itself). */
const FOCUSABLE = 0;

/** A wide thing (a table) that scrolls sideways in its place, so that the page does not. */
export function Scroller({ className = '', ...props }: ComponentProps<'div'>) {
  return <div {...props} tabIndex={FOCUSABLE} className={`overflow-x-auto -outline-offset-3 ${className}`} />;
}
