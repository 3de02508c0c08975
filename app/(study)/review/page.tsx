import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Tile } from '@/components/ui/tile';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { type ReviewDay, readReview } from '@/lib/study/review';
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
        <ReviewButton>{t('start')}</ReviewButton>
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

/** How many cards the days to come will bring, if nothing is reviewed in between. */
async function Ahead({ days }: { days: ReviewDay['ahead'] }) {
  const [t, format] = await Promise.all([getTranslations('review'), getFormatter()]);
  const most = Math.max(1, ...days.map(({ planned }) => planned));
  const nameOf = (day: string, i: number) =>
    i < 2
      ? t(i === 0 ? 'today' : 'tomorrow')
      : format.dateTime(new Date(day), { weekday: 'long', timeZone: 'UTC' });
  return (
    <table className="mt-2 w-full text-sm">
      <caption className="pb-1 text-left text-base font-semibold">{t('ahead')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('cards')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, planned }, i) => (
          <tr key={day}>
            <th scope="row" className="w-28 py-1 pr-3 text-left font-normal text-soft">
              {nameOf(day, i)}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-2 tabular-nums">
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  className="h-2.5 w-3/4 fill-edge"
                >
                  <rect width={(planned / most) * 100} height="10" />
                </svg>
                {planned}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
