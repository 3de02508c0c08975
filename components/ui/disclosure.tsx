import type { ReactNode } from 'react';

/** What most readers pass by: a quiet line that opens on demand. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details data-screen-only className="group">
      <summary className="flex min-h-11 w-fit list-none items-center gap-2 px-0.5 text-sm text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <svg viewBox="0 0 8 8" aria-hidden="true" className="size-2 fill-current group-open:rotate-90">
          <path d="M1 0l6 4l-6 4z" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
