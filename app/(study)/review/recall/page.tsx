import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Ladder } from '@/components/ladder/ladder';
import { Arrival } from '@/components/ui/arrival';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { RuleQuote } from '@/components/ui/rule-quote';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import { readLesson } from '@/lib/study/learn';
import { type RecallCard, type RecallTurn, readRecall, sayings } from '@/lib/study/recall';
import { addressOf, sourceOf } from '../../sections';
import { recallAction, takeBackAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review.recall'))('title') };
}

export default async function RecallPage() {
  const [t, who] = await Promise.all([getTranslations('review.recall'), viewer()]);
  const { card, left, last } = await readRecall(who, now());
  return (
    <Shell place="review">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Title>{t('title')}</Title>
        {card ? <p className="text-sm text-soft">{t('left', { count: left })}</p> : null}
      </div>
      <p className="text-soft">{t('lead')}</p>
      {card ? <ToRecall card={card} /> : <p>{t('nothing')}</p>}
      {last ? <Said last={last} /> : null}
      <p>
        <Button look="link" href="/review">
          {t('back')}
        </Button>
      </p>
    </Shell>
  );
}

/** The front of a card; behind a fold its back, and what may be said of it. */
async function ToRecall({ card: { about, kind, section } }: { card: RecallCard }) {
  const [t, say] = await Promise.all([getTranslations('review.recall'), getSay()]);
  const clientKey = randomUUID();
  const back = kind === 'belief' ? `misconceptions.${about}.so` : `concepts.${about}.lesson`;
  return (
    // Another card is closed again, and whoever listens to the page is led to it.
    <Card key={clientKey} className="flex flex-col gap-4">
      <Chip className="w-fit">{t(kind)}</Chip>
      <Arrival>
        <h2 className="text-lg font-semibold text-balance">
          {kind === 'belief'
            ? t('beliefPrompt', { belief: say({ id: `questions.misconceptions.${about}.believed` }) })
            : say({ id: `questions.concepts.${about}.recall` })}
        </h2>
      </Arrival>
      <details className="group flex flex-col">
        <summary
          className={`${buttonClass('main')} cursor-pointer list-none group-open:hidden [&::-webkit-details-marker]:hidden`}
        >
          {t('look')}
        </summary>
        <div className="flex flex-col gap-4">
          <RuleQuote source={sourceOf(section)} href={addressOf(section)}>
            {say({ id: `questions.${back}` })}
          </RuleQuote>
          <form action={recallAction}>
            <input type="hidden" name="about" value={about} />
            <input type="hidden" name="clientKey" value={clientKey} />
            <fieldset className="grid grid-cols-3 gap-2.5">
              <legend className="pb-2 text-sm text-soft">{t('how')}</legend>
              {sayings.map((rating) => (
                <Button key={rating} name="rating" value={rating} className="max-sm:px-2">
                  {t(`say.${rating}`)}
                </Button>
              ))}
            </fieldset>
          </form>
          {kind === 'concept' ? <Run concept={about} /> : null}
        </div>
      </details>
    </Card>
  );
}

/** The run of a concept, and what it shows. */
async function Run({ concept }: { concept: string }) {
  const [t, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  const { run } = readLesson(concept);
  return (
    <>
      <Ladder
        id="run"
        view={run.view}
        title={t('runTitle', { count: run.view.segments.length })}
        labels={labels}
      />
      <p>{say({ id: `questions.concepts.${concept}.run` })}</p>
    </>
  );
}

/** What was said last, as long as it may still be a slip of the thumb. */
async function Said({ last }: { last: NonNullable<RecallTurn['last']> }) {
  const [t, review, say] = await Promise.all([
    getTranslations('review.recall'),
    getTranslations('review'),
    getSay(),
  ]);
  const { kind } = last;
  const title =
    kind === 'belief'
      ? say({ id: `questions.misconceptions.${last.about}.believed` })
      : say({ id: `questions.concepts.${last.about}.title` });
  return (
    <form action={takeBackAction} className="flex flex-wrap items-center gap-x-3 text-sm">
      <input type="hidden" name="recallId" value={last.id} />
      <span className="text-soft">{t('said', { title, rating: review(`ratings.${last.rating}`) })}</span>
      <Button small look="link">
        {t('takeBack')}
      </Button>
    </form>
  );
}
