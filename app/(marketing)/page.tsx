import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Title } from '@/components/ui/title';

export default async function HomePage() {
  const t = await getTranslations('home');
  return (
    <Shell width="desk">
      <Title display>{t('headline')}</Title>
      <p>{t('lead')}</p>
    </Shell>
  );
}
