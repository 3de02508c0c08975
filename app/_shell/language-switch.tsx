import { type Locale, locales } from '@/lib/i18n/locales';

/** Each language by its own name: whoever looks for it may read no other. */
const names: Record<Locale, string> = { en: 'English', 'zh-CN': '中文' };

/** Links to this very page in the other languages. Plain ones, since a prefetch would store the choice. */
export function LanguageSwitch({ current }: { current: Locale }) {
  return locales
    .filter((locale) => locale !== current)
    .map((locale) => (
      <a
        key={locale}
        href={`?lang=${locale}`}
        hrefLang={locale}
        lang={locale}
        className="flex min-h-11 items-center px-2 hover:text-ink"
      >
        {names[locale]}
      </a>
    ));
}
