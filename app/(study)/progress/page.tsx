import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Title } from '@/components/ui/title';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') };
}

export default async function ProgressPage() {
  const t = await getTranslations('progress');
  return (
    <Shell place="progress">
      <Title>{t('title')}</Title>
      <p>{t('nothing')}</p>
    </Shell>
  );
}
