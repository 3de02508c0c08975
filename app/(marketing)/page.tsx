import { getTranslations } from 'next-intl/server';

export default async function HomePage() {
  const t = await getTranslations('home');
  return (
    <main>
      <h1>{t('headline')}</h1>
      <p>{t('lead')}</p>
    </main>
  );
}
