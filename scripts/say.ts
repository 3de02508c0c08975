import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locales';
import { messages } from '@/lib/i18n/messages';
import type { Text } from '@/lib/questions/text';

export type Say = (text: Text) => string;

/** Says texts in a language, where no server of Next's runs. Throws for a message that is not there. */
export function sayIn(locale: Locale): Say {
  const translate = createTranslator({
    locale,
    messages: messages[locale],
    onError(error) {
      throw error;
    },
  });
  return ({ id, values }) => translate(id as never, values as never);
}
