import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Header } from '@/components/ui/header';
import { Page, type PageProps } from '@/components/ui/page';
import { SkipLink } from '@/components/ui/skip-link';
import { viewer } from '@/lib/auth/viewer';
import { LanguageSwitch } from './language-switch';

const places = ['learn', 'practice', 'review', 'quiz', 'progress'] as const;

export interface ShellProps {
  /** The place that this page belongs to. */
  place?: (typeof places)[number];
  width?: PageProps['width'];
  children: ReactNode;
}

/** What every page stands in: the way past the header, the header, the one thing that the page is about. */
export async function Shell({ place, width = 'column', children }: ShellProps) {
  const [t, app, locale, who] = await Promise.all([
    getTranslations('shell'),
    getTranslations('app'),
    getLocale(),
    viewer(),
  ]);
  const items = places.map((name) => ({
    href: `/${name}`,
    label: t(name),
    current: name === place,
  }));
  const door =
    who?.kind === 'member'
      ? { href: '/sign-out', label: t('signOut') }
      : { href: '/sign-in', label: t('signIn') };
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink>{t('skip')}</SkipLink>
      <Header home={{ href: '/', name: app('name') }} nav={{ label: t('places'), items }}>
        <a href={door.href} className="flex min-h-11 items-center px-2 hover:text-ink">
          {door.label}
        </a>
        <LanguageSwitch current={locale} />
      </Header>
      <Page width={width}>{children}</Page>
    </div>
  );
}
