import 'server-only';
import { getTranslations } from 'next-intl/server';

/** A message by id with its values, as the pure rooms write it down. */
interface StoredText {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * Turns stored texts into sentences of the reader's language. Their ids are data, so no compiler can
 * check them; a test renders every text that a kind of question can produce.
 */
export async function getSay(): Promise<(text: StoredText) => string> {
  const t = await getTranslations();
  return ({ id, values }) => t(id as Parameters<typeof t>[0], values as never);
}
