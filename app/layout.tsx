import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/lib/env';
import { locales } from '@/lib/i18n/locales';
import { motion, theme } from './_shell/device';
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

/** The colours of `paper`. */
const paper = { light: '#fbfaf7', dark: '#0f1115' };

export async function generateViewport(): Promise<Viewport> {
  const chosen = await theme.read();
  if (chosen !== 'device') return { themeColor: paper[chosen] };
  return {
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: paper.light },
      { media: '(prefers-color-scheme: dark)', color: paper.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [lang, look, moves] = await Promise.all([getLocale(), theme.read(), motion.read()]);
  return (
    <html
      lang={lang}
      data-theme={look === 'device' ? undefined : look}
      data-motion={moves === 'device' ? undefined : moves}
    >
      <body>{children}</body>
    </html>
  );
}
