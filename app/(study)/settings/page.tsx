import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { motion, motions, theme, themes } from '@/app/_shell/device';
import { Shell } from '@/app/_shell/shell';
import { type SettingsField, SettingsForm } from '@/components/account/settings-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { readMethods } from '@/lib/auth/methods';
import { viewer } from '@/lib/auth/viewer';
import { readWishes, wishBounds } from '@/lib/study/settings';
import { leaveAction, motionAction, settingsAction, signOutEverywhereAction, themeAction } from './actions';

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
      <section aria-labelledby="theme" className="flex flex-col gap-3 border-t border-line pt-4">
        <h2 id="theme" className="font-semibold">
          {t('theme.title')}
        </h2>
        <Choices name="theme" values={themes} chosen={await theme.read()} action={themeAction} />
        <h3 className="text-sm text-soft">{t('motion.title')}</h3>
        <Choices name="motion" values={motions} chosen={await motion.read()} action={motionAction} />
        <p className="text-sm text-soft">{t('theme.lead')}</p>
      </section>
      {who.kind === 'member' ? <Methods who={who} /> : null}
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

interface ChoicesProps<Name extends 'theme' | 'motion', Value extends string> {
  name: Name;
  values: readonly Value[];
  chosen: Value;
  action: (form: FormData) => Promise<void>;
}

/** One of a few, chosen by a tap. */
async function Choices({
  name,
  values,
  chosen,
  action,
}: ChoicesProps<'theme', (typeof themes)[number]> | ChoicesProps<'motion', (typeof motions)[number]>) {
  const t = await getTranslations('settings');
  return (
    <form action={action} className="flex flex-wrap gap-2">
      {values.map((value) => (
        <Button
          key={value}
          small
          name={name}
          value={value}
          look={value === chosen ? 'main' : 'plain'}
          aria-pressed={value === chosen}
        >
          {t(`choices.${value}`)}
        </Button>
      ))}
    </form>
  );
}

/** Every way in. */
async function Methods({ who }: { who: Parameters<typeof readMethods>[0] }) {
  const [t, format, methods] = await Promise.all([
    getTranslations('settings'),
    getFormatter(),
    readMethods(who),
  ]);
  return (
    <section aria-labelledby="methods" className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 id="methods" className="font-semibold">
        {t('methods.title')}
      </h2>
      <ul className="flex list-disc flex-col gap-1 pl-4.5 marker:text-edge">
        {methods.map((method) =>
          method.kind === 'password' ? (
            <li key="password">{t('methods.password', { email: method.email })}</li>
          ) : (
            <li key={method.name}>
              {t('methods.provider', {
                name: method.name,
                since: format.dateTime(method.since, { dateStyle: 'medium' }),
              })}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
