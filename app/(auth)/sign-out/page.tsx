import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { SignOutButton } from '@/components/account/sign-out-button';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signOutButton') };
}

export default async function SignOutPage() {
  if ((await viewer())?.kind !== 'member') redirect('/');
  const t = await getTranslations('account');
  return (
    <Shell width="form">
      <Title>{t('signOutTitle')}</Title>
      <p>{t('signOutLead')}</p>
      <SignOutButton label={t('signOutButton')} />
    </Shell>
  );
}
