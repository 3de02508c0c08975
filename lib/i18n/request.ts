import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { asLocale, localeCookie, matchLocale } from './locales';
import { messages } from './messages';

/** The header by which `proxy.ts` passes on the language that it settled for this request. */
export const localeHeader = 'x-ackademy-locale';

export default getRequestConfig(async () => {
  const head = await headers();
  const locale =
    asLocale(head.get(localeHeader)) ??
    asLocale((await cookies()).get(localeCookie)?.value) ??
    matchLocale(head.get('accept-language'));
  return { locale, messages: messages[locale], timeZone: 'UTC' };
});
