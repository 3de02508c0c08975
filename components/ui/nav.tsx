export interface NavItem {
  href: string;
  label: string;
  current?: boolean;
}

/** The places of the app. The current one is ink and underlined. */
export function Nav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav aria-label={label} className="-mx-2 overflow-x-auto">
      <ul className="flex">
        {items.map(({ href, label: text, current = false }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className={`flex min-h-11 items-center px-2 text-sm font-medium whitespace-nowrap underline-offset-8 -outline-offset-3 ${
                current ? 'text-ink underline decoration-2' : 'text-soft hover:text-ink'
              }`}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
