import type { ReactNode } from 'react';

/** The page's heading: `question` size where something is asked, `display` where something is said. */
export function Title({ display = false, children }: { display?: boolean; children: ReactNode }) {
  return <h1 className={`text-question ${display ? 'sm:text-display' : ''}`}>{children}</h1>;
}
