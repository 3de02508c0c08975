import type { Locale } from './locales';
import en from './messages/en.json';
import zhCN from './messages/zh-CN.json';

export type Messages = typeof en;

/** Every user-visible text, by language. The English file defines which messages there are. */
export const messages: Record<Locale, Messages> = { en, 'zh-CN': zhCN };
