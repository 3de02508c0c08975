import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { ProviderButton } from '@/components/account/provider-button';
import { SignUpForm } from '@/components/account/sign-up-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { identityProviderNames } from '@/lib/auth/providers';
import { viewer } from '@/lib/auth/viewer';
import { signUpAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signUpTitle') };
}

export default async function SignUpPage() {
  if ((await viewer())?.kind === 'member') redirect('/progress');
  const [t, { account }] = await Promise.all([getTranslations('account'), getMessages()]);
  return (
    <Shell width="form">
      <Title>{t('signUpTitle')}</Title>
      <p>{t('signUpLead')}</p>
      <noscript>
        <p>{t('needsScript')}</p>
      </noscript>
      <SignUpForm
        labels={{
          email: t('email'),
          name: t('name'),
          password: t('password'),
          passwordHint: t('passwordHint'),
          submit: t('signUpButton'),
          working: t('working'),
        }}
        problems={account.problems}
        action={signUpAction}
        next="/progress"
      />
      {identityProviderNames().map(({ id, name }) => (
        <ProviderButton key={id} id={id} label={t('with', { provider: name })} next="/progress" />
      ))}
      <Button look="link" href="/sign-in">
        {t('haveAccount')}
      </Button>
    </Shell>
  );
}
