'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import * as z from 'zod';
import { openAction } from '@/lib/auth/action';
import { resetPassword } from '@/lib/auth/reset';
import { now } from '@/lib/clock';

const resetSafely = openAction
  .inputSchema(z.object({ token: z.string(), password: z.string() }))
  .action(({ parsedInput }) => resetPassword(parsedInput.token, parsedInput.password, now()));

/** Sets a new password and leads to the page that says so; or says what is wrong with it. */
export async function resetAction(token: string, password: string): Promise<string> {
  const { data } = await resetSafely({ token, password });
  if (data?.ok) redirect('/reset/done');
  const t = await getTranslations('account');
  if (!data) return t('problems.unexpected');
  return data.problem === 'link-expired' ? t('linkExpired') : t(`problems.${data.problem}`);
}
