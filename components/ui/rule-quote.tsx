import type { ReactNode } from 'react';

export interface RuleQuoteProps {
  /** Where it stands: "RFC 9293 §3.4". */
  source: string;
  href?: string;
  children: ReactNode;
}

/** A rule of the standard, with its section, set apart from our own words. */
export function RuleQuote({ source, href, children }: RuleQuoteProps) {
  return (
    <blockquote cite={href} className="border-l-3 border-edge py-px pl-3 text-sm text-soft">
      <cite className="font-semibold not-italic">
        {href === undefined ? (
          source
        ) : (
          <a
            href={href}
            className="-my-3.5 inline-block py-3.5 underline decoration-edge underline-offset-3 hover:decoration-ink"
          >
            {source}
          </a>
        )}
      </cite>{' '}
      {children}
    </blockquote>
  );
}
