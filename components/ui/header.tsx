import type { ReactNode } from 'react';
import { Mark } from './mark';
import { Nav, type NavItem } from './nav';

export interface HeaderProps {
  home: { href: string; name: string };
  /** Left out while a question is open: a page is about one thing. */
  nav?: { label: string; items: readonly NavItem[] };
  /** The quiet end: the language, the way in or out, "7 / 10". */
  children?: ReactNode;
}

/** The bar at the top. On a phone the places get a line of their own, so that none is hidden in a menu. */
export function Header({ home, nav, children }: HeaderProps) {
  return (
    <header className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-6 px-4 pt-1.5 sm:px-6">
      <a href={home.href} className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight">
        <Mark />
        {home.name}
      </a>
      {nav ? (
        <div className="min-w-0 max-sm:order-last max-sm:basis-full">
          <Nav {...nav} />
        </div>
      ) : null}
      <div className="-mr-2 ml-auto flex min-h-11 items-center text-sm font-medium text-soft">{children}</div>
    </header>
  );
}
