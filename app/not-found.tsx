import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Title } from '@/components/ui/title';
import { Shell } from './_shell/shell';

export default async function NotFoundPage() {
  const t = await getTranslations('errors');
  return (
    <Shell>
      <Title>{t('notFoundTitle')}</Title>
      <p>{t('notFound')}</p>
      <p>
        <Button href="/">{t('home')}</Button>
      </p>
    </Shell>
  );
}
