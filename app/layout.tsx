import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/lib/env';
import { locales } from '@/lib/i18n/locales';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app');
  const head = await headers();
  const base = new URL(env().NEXTAUTH_URL ?? `http://${head.get('host') ?? 'localhost'}`);
  const path = new URL(head.get('x-ackademy-path') ?? '/', base).pathname;
  return {
    metadataBase: base,
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    alternates: {
      languages: Object.fromEntries(locales.map((locale) => [locale, `${path}?lang=${locale}`])),
    },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1115' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await getLocale()}>
      <body>{children}</body>
    </html>
  );
}
