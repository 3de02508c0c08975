import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Tile } from '@/components/ui/tile';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { readProgress } from '@/lib/study/progress';
import { Ahead } from '../ahead';
import { Beliefs } from './beliefs';
import { Calendar } from './calendar';
import { Concepts } from './concepts';
import { History } from './history';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') };
}

export default async function ProgressPage() {
  const [t, format, who] = await Promise.all([getTranslations('progress'), getFormatter(), viewer()]);
  const { answers, millipoints, concepts, streak, calendar, ahead, beliefs, recent } = await readProgress(
    who,
    now(),
  );
  if (answers === 0) {
    return (
      <Shell place="progress">
        <Title>{t('title')}</Title>
        <p>{t('nothing')}</p>
        <p>
          <Button look="main" href="/practice">
            {t('begin')}
          </Button>
        </p>
      </Shell>
    );
  }
  const share = format.number(millipoints / answers / 1000, { style: 'percent', maximumFractionDigits: 0 });
  const mastered = concepts.filter((concept) => concept.isMastered).length;
  return (
    <Shell place="progress">
      <Title>{t('title')}</Title>
      {who?.kind === 'guest' ? (
        <Card className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex-1 basis-60">{t('guest')}</p>
          <Button href="/sign-up">{t('keep')}</Button>
        </Card>
      ) : null}
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Tile value={format.number(mastered)} label={t('mastered', { count: concepts.length })} />
        <Tile value={format.number(streak.days)} label={t('streak', { count: streak.days })} />
        <Tile value={format.number(answers)} label={t('answers', { count: answers })} />
        <Tile value={share} label={t('share')} />
      </dl>
      {streak.days > 0 ? (
        <p className="text-sm text-soft">{t(streak.spare ? 'streakSpare' : 'streakTight')}</p>
      ) : null}
      <Calendar days={calendar} />
      <Ahead days={ahead} />
      <Beliefs beliefs={beliefs} />
      <Concepts concepts={concepts} />
      <History recent={recent} />
      <p className="flex flex-wrap items-center gap-x-4 border-t border-line pt-2 text-sm">
        <span className="text-soft">{t('takeAway')}:</span>
        {(['json', 'csv'] as const).map((kind) => (
          <a
            key={kind}
            href={`/progress/ackademy.${kind}`}
            download
            className="inline-flex min-h-11 items-center underline"
          >
            {t(kind)}
          </a>
        ))}
      </p>
    </Shell>
  );
}
