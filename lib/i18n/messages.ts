import type { Locale } from './locales';
import en from './messages/en.json';
import questionsEn from './messages/questions.en.json';
import questionsZhCN from './messages/questions.zh-CN.json';
import zhCN from './messages/zh-CN.json';

export type Messages = typeof en & { questions: typeof questionsEn };

/** Every user-visible text, by language. The English files define which messages there are. */
export const messages: Record<Locale, Messages> = {
  en: { ...en, questions: questionsEn },
  'zh-CN': { ...zhCN, questions: questionsZhCN },
};
