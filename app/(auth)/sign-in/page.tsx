import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { ProviderButton } from '@/components/account/provider-button';
import { SignInForm } from '@/components/account/sign-in-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { Verdict } from '@/components/ui/verdict';
import { identityProviderNames } from '@/lib/auth/providers';
import { viewer } from '@/lib/auth/viewer';
import { nextPage } from '../next-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signInTitle') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  if ((await viewer())?.kind === 'member') redirect('/progress');
  const t = await getTranslations('account');
  const next = nextPage(callbackUrl);
  return (
    <Shell width="form">
      <Title>{t('signInTitle')}</Title>
      {error ? (
        <Verdict outcome="wrong" title={t(`problems.${error === 'email-taken' ? error : 'provider'}`)} />
      ) : null}
      <noscript>
        <p>{t('needsScript')}</p>
      </noscript>
      <SignInForm
        labels={{
          email: t('email'),
          password: t('password'),
          submit: t('signInButton'),
          working: t('working'),
        }}
        problems={{
          credentials: t('problems.credentials'),
          'too-many-attempts': t('problems.too-many-attempts'),
          unexpected: t('problems.unexpected'),
        }}
        next={next}
      />
      {identityProviderNames().map(({ id, name }) => (
        <ProviderButton key={id} id={id} label={t('with', { provider: name })} next={next} />
      ))}
      <Button look="link" href="/sign-up">
        {t('noAccount')}
      </Button>
    </Shell>
  );
}
