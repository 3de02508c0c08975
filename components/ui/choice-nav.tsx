import type { NavItem } from './nav';

export interface ChoiceNavProps {
  label: string;
  items: readonly NavItem[];
}

/** Ways to see the same list, each a link. All stay in sight: they wrap, and each line is a 44 px target. */
export function ChoiceNav({ label, items }: ChoiceNavProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-2">
        {items.map(({ href, label: text, current = false }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className="group flex min-h-11 items-center rounded-full -outline-offset-3"
            >
              <span
                className={`rounded-full border px-3 py-1 text-sm font-medium ${
                  current
                    ? 'border-ink bg-ink text-paper'
                    : 'border-edge bg-card text-soft group-hover:border-ink group-hover:text-ink'
                }`}
              >
                {text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
