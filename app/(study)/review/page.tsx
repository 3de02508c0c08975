import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Tile } from '@/components/ui/tile';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { readReview } from '@/lib/study/review';
import { Ahead } from '../ahead';
import { ReviewButton } from './review-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') };
}

export default async function ReviewPage() {
  const [t, format, who] = await Promise.all([getTranslations('review'), getFormatter(), viewer()]);
  const { due, fresh, putOff, done, ahead } = await readReview(who, now());
  return (
    <Shell place="review">
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <dl className="grid grid-cols-3 gap-3">
        <Tile value={format.number(due)} label={t('due', { count: due })} />
        <Tile value={format.number(fresh)} label={t('fresh', { count: fresh })} />
        <Tile value={format.number(done.reviews + done.fresh)} label={t('done')} />
      </dl>
      {putOff > 0 ? <p className="text-sm text-soft">{t('putOff', { count: putOff })}</p> : null}
      {due + fresh > 0 ? (
        <div className="flex flex-col items-stretch gap-x-4 gap-y-1 sm:flex-row sm:items-center">
          <ReviewButton>{t('start')}</ReviewButton>
          <Button look="link" href="/review/recall">
            {t('recall.mode')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <p>{t('nothing')}</p>
          <Button href="/practice">{t('practise')}</Button>
        </div>
      )}
      <Ahead days={ahead} />
      {who ? (
        <p>
          <Button look="link" href="/settings">
            {t('settings')}
          </Button>
        </p>
      ) : null}
    </Shell>
  );
}
