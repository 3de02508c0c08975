import type { ReactNode } from 'react';

/**
 * Where the actions are: at the bottom of a phone's screen within the thumb's reach, under the answer on a
 * desk. The main one comes last and takes the room that is left. A screen too low for a dock (a phone on
 * its side) gets the row in place, or the dock would cover what is being asked.
 */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <div
      data-screen-only
      data-dock
      className="flex gap-2.5 max-sm:-mx-4 max-sm:mt-auto max-sm:border-t max-sm:border-line max-sm:bg-paper max-sm:px-4 max-sm:pt-3 max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:*:last:flex-1 sm:items-center max-sm:[@media(min-height:30rem)]:sticky max-sm:[@media(min-height:30rem)]:bottom-0 max-sm:[@media(min-height:30rem)]:z-10"
    >
      {children}
    </div>
  );
}
