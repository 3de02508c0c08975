import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Sign } from '@/components/ui/sign';
import { Tile } from '@/components/ui/tile';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import { type Progress, readProgress } from '@/lib/study/progress';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') };
}

export default async function ProgressPage() {
  const [t, format, who] = await Promise.all([getTranslations('progress'), getFormatter(), viewer()]);
  const progress = await readProgress(who?.id ?? null);
  const { answers, millipoints } = progress;
  return (
    <Shell place="progress">
      <Title>{t('title')}</Title>
      {answers === 0 ? (
        <>
          <p>{t('nothing')}</p>
          <p>
            <Button look="main" href="/practice">
              {t('begin')}
            </Button>
          </p>
        </>
      ) : (
        <>
          {who?.kind === 'guest' ? (
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <p className="flex-1 basis-60">{t('guest')}</p>
              <Button href="/sign-up">{t('keep')}</Button>
            </Card>
          ) : null}
          <dl className="grid grid-cols-2 gap-3">
            <Tile value={format.number(answers)} label={t('answers', { count: answers })} />
            <Tile
              value={format.number(millipoints / answers / 1000, {
                style: 'percent',
                maximumFractionDigits: 0,
              })}
              label={t('share')}
            />
          </dl>
          <Concepts concepts={progress.concepts} />
          <History recent={progress.recent} />
        </>
      )}
    </Shell>
  );
}

async function Concepts({ concepts }: Pick<Progress, 'concepts'>) {
  const [t, say] = await Promise.all([getTranslations('progress'), getSay()]);
  return (
    <section aria-labelledby="concepts" className="flex flex-col gap-2">
      <h2 id="concepts" className="font-semibold">
        {t('concepts')}
      </h2>
      <dl className="flex flex-col gap-1.5">
        {concepts.map(({ concept, answers, right }) => (
          <div key={concept} className="flex items-baseline justify-between gap-x-4">
            <dt>{say({ id: `questions.concepts.${concept}.title` })}</dt>
            <dd className="flex-none text-sm text-soft tabular-nums">
              {t('rightOf', { right, count: answers })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const inks = { right: 'text-correct', partly: 'text-ink', wrong: 'text-wrong' };

async function History({ recent }: Pick<Progress, 'recent'>) {
  const [t, outcome, say, format] = await Promise.all([
    getTranslations('progress'),
    getTranslations('outcomes'),
    getSay(),
    getFormatter(),
  ]);
  return (
    <section aria-labelledby="history" className="flex flex-col gap-2">
      <h2 id="history" className="font-semibold">
        {t('history')}
      </h2>
      <ol className="flex flex-col">
        {recent.map(({ questionId, concept, receivedAt, outcome: result, misconceptions: [belief] }) => (
          <li key={questionId} className="border-t border-line">
            <a
              href={`/practice/${questionId}`}
              className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2 hover:underline sm:grid-cols-[auto_minmax(0,1fr)_auto]"
            >
              <Sign name={result} className={`mt-[0.2em] ${inks[result]}`} />
              <span>
                <span className={`font-medium ${inks[result]}`}>{outcome(result)}</span>
                {' · '}
                {say({ id: `questions.concepts.${concept}.title` })}
                {belief ? (
                  <span className="block text-sm text-soft">
                    {t('held', { belief: say({ id: `questions.misconceptions.${belief}.believed` }) })}
                  </span>
                ) : null}
              </span>
              <time dateTime={receivedAt.toISOString()} className="text-sm text-soft max-sm:col-start-2">
                {format.relativeTime(receivedAt, now())}
              </time>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
