import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { ResetForm } from '@/components/account/reset-form';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { Verdict } from '@/components/ui/verdict';
import { isResetToken } from '@/lib/auth/reset';
import { now } from '@/lib/clock';
import { resetAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  // The address is the key to an account: no other site may learn it.
  return { title: (await getTranslations('account'))('resetTitle'), referrer: 'no-referrer' };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('account');
  if (token === 'done') {
    return (
      <Shell width="form">
        <Title>{t('resetTitle')}</Title>
        <Verdict outcome="right" title={t('resetDone')} />
        <Button look="main" href="/sign-in">
          {t('signInButton')}
        </Button>
      </Shell>
    );
  }
  return (
    <Shell width="form">
      <Title>{t('resetTitle')}</Title>
      {(await isResetToken(token, now())) ? (
        <ResetForm
          labels={{
            password: t('newPassword'),
            passwordHint: t('passwordHint'),
            submit: t('resetButton'),
            working: t('working'),
          }}
          action={resetAction.bind(null, token)}
        />
      ) : (
        <>
          <Verdict outcome="wrong" title={t('linkExpired')} />
          <Button href="/sign-in">{t('signInButton')}</Button>
        </>
      )}
    </Shell>
  );
}
