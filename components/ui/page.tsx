import type { ReactNode } from 'react';

const widths = { form: 'max-w-md', column: 'max-w-2xl', desk: 'max-w-6xl' };

export interface PageProps {
  /** A form, a column to read and answer in, or the whole desk. */
  width?: keyof typeof widths;
  children: ReactNode;
}

/** The one thing that the page is about. It fills the screen's height so that a dock rests at the bottom. */
export function Page({ width = 'column', children }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto flex w-full flex-1 flex-col gap-4 px-4 pt-3.5 pb-8 outline-none max-sm:has-data-dock:pb-0 sm:gap-5 sm:px-6 sm:pt-6 sm:pb-16 ${widths[width]}`}
    >
      {children}
    </main>
  );
}
