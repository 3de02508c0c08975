import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { readTheme, themes } from '@/app/_shell/theme';
import { type SettingsField, SettingsForm } from '@/components/account/settings-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { readWishes, wishBounds } from '@/lib/study/settings';
import { leaveAction, settingsAction, signOutEverywhereAction, themeAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const [t, who, theme] = await Promise.all([getTranslations('settings'), viewer(), readTheme()]);
  // A visitor has nothing to set: the first question makes a guest of them.
  if (!who) redirect('/review');
  const wishes = readWishes(who);
  const fields: readonly SettingsField[] = [
    ...(['retention', 'newCards', 'reviews'] as const).map((name) => ({
      name,
      type: 'number' as const,
      label: t(`${name}.label`),
      hint: t(`${name}.hint`, wishBounds[name]),
      value: `${wishes[name]}`,
    })),
    { name: 'exam', type: 'date', label: t('exam.label'), hint: t('exam.hint'), value: wishes.exam ?? '' },
  ];
  return (
    <Shell width="form">
      <Title>{t('title')}</Title>
      <SettingsForm
        fields={fields}
        labels={{ save: t('save'), saving: t('saving'), saved: t('saved') }}
        action={settingsAction}
      />
      <p className="text-sm text-soft">{t('zone', { zone: who.timeZone })}</p>
      <section aria-labelledby="theme" className="flex flex-col gap-3 border-t border-line pt-4">
        <h2 id="theme" className="font-semibold">
          {t('theme.title')}
        </h2>
        <form action={themeAction} className="flex flex-wrap gap-2">
          {themes.map((name) => (
            <Button
              key={name}
              small
              name="theme"
              value={name}
              look={name === theme ? 'main' : 'plain'}
              aria-pressed={name === theme}
            >
              {t(`theme.${name}`)}
            </Button>
          ))}
        </form>
        <p className="text-sm text-soft">{t('theme.lead')}</p>
      </section>
      {who.kind === 'member' ? (
        <section aria-labelledby="sessions" className="flex flex-col gap-3 border-t border-line pt-4">
          <h2 id="sessions" className="font-semibold">
            {t('sessions')}
          </h2>
          <p>{t('sessionsLead')}</p>
          <form action={signOutEverywhereAction}>
            <Button>{t('everywhere')}</Button>
          </form>
        </section>
      ) : null}
      <section id="leave" aria-labelledby="leaving" className="flex flex-col gap-3 border-t border-line pt-4">
        <h2 id="leaving" className="font-semibold">
          {t('leave')}
        </h2>
        <p>{t('leaveLead')}</p>
        <form action={leaveAction} className="flex flex-col items-start gap-2">
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="sure" value="yes" required className="size-5 accent-ink" />
            {t('sure')}
          </label>
          <Button>{t('leaveButton')}</Button>
        </form>
      </section>
    </Shell>
  );
}
