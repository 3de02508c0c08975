'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { Title } from '@/components/ui/title';
import { asLocale, defaultLocale, type Locale } from '@/lib/i18n/locales';
import failure from '@/lib/i18n/messages/failure.json';

/** When a page fails. It runs in the browser and may not ask the server for words, so it brings its own few. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const [locale, setLocale] = useState<Locale>(defaultLocale);
  useEffect(() => setLocale(asLocale(document.documentElement.lang) ?? defaultLocale), []);
  const { title, body, again } = failure[locale];
  return (
    <Page>
      <Title>{title}</Title>
      <p>{body}</p>
      <p>
        <Button type="button" look="main" onClick={reset}>
          {again}
        </Button>
      </p>
    </Page>
  );
}
