import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { type SettingsField, SettingsForm } from '@/components/account/settings-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { readWishes, wishBounds } from '@/lib/study/settings';
import { settingsAction, signOutEverywhereAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const [t, who] = await Promise.all([getTranslations('settings'), viewer()]);
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
    </Shell>
  );
}
