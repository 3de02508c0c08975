/** The languages of the interface, as BCP 47 tags. The first is the fallback. */
export const locales = ['en', 'zh-CN'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** The cookie that remembers a chosen language. */
export const localeCookie = 'lang';

/** `value` if it names a language we have, in any case; else undefined. */
export function asLocale(value: string | null | undefined): Locale | undefined {
  return locales.find((locale) => locale.toLowerCase() === value?.toLowerCase());
}

/**
 * The best language for an Accept-Language header (RFC 9110 12.5.4): the first acceptable one whose
 * primary subtag we have, by descending weight; every kind of Chinese reads 简体中文 rather than English.
 */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/);
      const weight = parameters.find((p) => p.startsWith('q='))?.slice(2);
      return { primary: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { primary } of wanted) {
    const match = locales.find((locale) => locale.split('-')[0] === primary);
    if (match) return match;
  }
  return defaultLocale;
}
