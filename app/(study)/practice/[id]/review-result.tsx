import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { now } from '@/lib/clock';
import type { ReviewResult as Result } from '@/lib/study/review';
import { lowerAction } from '../../review/actions';

/** What an answer counts as, when its card comes back, and a way to say that it was known less well. */
export async function ReviewResult({ questionId, result }: { questionId: string; result: Result }) {
  const [t, format] = await Promise.all([getTranslations('review'), getFormatter()]);
  const { earned, rating, card, lower } = result;
  const isLowered = rating !== earned;
  return (
    <Card className="flex flex-col gap-2">
      <p>
        {t.rich('counts', {
          rating: t(`ratings.${rating}`),
          b: (chunks) => <b className="font-semibold">{chunks}</b>,
        })}
      </p>
      <p>{card.retry ? t('retry') : t('comesBack', { when: format.relativeTime(card.due, now()) })}</p>
      {lower.length > 0 || isLowered ? (
        <form action={lowerAction} className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="questionId" value={questionId} />
          {lower.length > 0 ? <span className="text-sm text-soft">{t('lower')}</span> : null}
          {lower.map((it) => (
            <Button key={it} small name="rating" value={it}>
              {t(`lowerTo.${it}`)}
            </Button>
          ))}
          {isLowered ? (
            <Button small look="link">
              {t('takeBack')}
            </Button>
          ) : null}
        </form>
      ) : null}
    </Card>
  );
}
