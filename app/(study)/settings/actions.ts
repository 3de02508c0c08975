'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import * as z from 'zod';
import { motion, motions, theme, themes } from '@/app/_shell/device';
import type { SettingsOutcome } from '@/components/account/settings-form';
import { authedAction, formFields } from '@/lib/auth/action';
import { endEverySession, leaveForGood } from '@/lib/auth/sessions';
import { now } from '@/lib/clock';
import { examBounds, keepWishes, wishBounds } from '@/lib/study/settings';
import { within } from '../within';

const Wishes = z.object({
  retention: within(wishBounds.retention),
  newCards: within(wishBounds.newCards),
  reviews: within(wishBounds.reviews),
  exam: z
    .literal('')
    .transform(() => null)
    .or(z.iso.date().refine((day) => day >= examBounds.least && day <= examBounds.most)),
});

const keepSafely = authedAction
  .inputSchema(Wishes)
  .action(({ parsedInput, ctx }) => keepWishes(ctx.userId, parsedInput, ctx.timeZone));

/** Keeps what somebody wants of their reviews, or says of each field what is wrong with it. */
export async function settingsAction(_: SettingsOutcome, form: FormData): Promise<SettingsOutcome> {
  const { data: sent = {} } = formFields.safeParse(form);
  const typed = Object.fromEntries(Object.keys(Wishes.shape).map((name) => [name, sent[name] ?? '']));
  const t = await getTranslations('settings');
  const parsed = Wishes.safeParse(typed);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
    const problems = (Object.keys(Wishes.shape) as (keyof typeof Wishes.shape)[])
      .filter((name) => wrong.has(name))
      .map((name) => [
        name,
        name === 'exam'
          ? t('notADay', { ...examBounds, found: typed[name] ?? '' })
          : t('notWithin', { ...wishBounds[name], found: typed[name] ?? '' }),
      ]);
    return { problems: Object.fromEntries(problems), saved: false, typed };
  }
  const { serverError, validationErrors } = await keepSafely(typed as z.input<typeof Wishes>);
  passOrSignIn(serverError);
  if (validationErrors) throw new Error('invalid');
  return { problems: {}, saved: true, typed };
}

const Themes = formFields.pipe(z.object({ theme: z.enum(themes) }));

/** Keeps how the pages are to look on this device. */
export async function themeAction(form: FormData): Promise<void> {
  await theme.keep(Themes.parse(form).theme);
  redirect('/settings');
}

const Motions = formFields.pipe(z.object({ motion: z.enum(motions) }));

/** Keeps whether anything is to move on this device. */
export async function motionAction(form: FormData): Promise<void> {
  await motion.keep(Motions.parse(form).motion);
  redirect('/settings');
}

const endSafely = authedAction.action(({ ctx }) => endEverySession(ctx.userId));

/** Signs out on every device, this one too. */
export async function signOutEverywhereAction(): Promise<void> {
  const { serverError } = await endSafely();
  passOrSignIn(serverError);
  redirect('/sign-in');
}

const Consent = formFields.pipe(z.object({ sure: z.literal('yes') }));

const leaveSafely = authedAction.inputSchema(Consent).action(({ ctx }) => leaveForGood(ctx.userId, now()));

/** Deletes the account of whoever has said that they are sure, and leads home; others are led back. */
export async function leaveAction(form: FormData): Promise<void> {
  const { serverError, validationErrors } = await leaveSafely(form);
  passOrSignIn(serverError);
  redirect(validationErrors ? '/settings#leave' : '/');
}

/** Whose session was ended elsewhere meanwhile is led to sign in, and back; anything else is a failure. */
function passOrSignIn(serverError: string | undefined): void {
  if (serverError === 'sign-in-required') redirect('/sign-in?next=/settings');
  if (serverError) throw new Error(serverError);
}
