import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Sign } from '@/components/ui/sign';
import { Tile } from '@/components/ui/tile';
import { Title } from '@/components/ui/title';
import { getSay } from '@/lib/i18n/say';
import type { QuizPlace, ShownQuiz } from '@/lib/study/quiz';
import { submitQuizAction } from '../actions';
import { findQuiz } from './find';
import { TimeLeft } from './time-left';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('title'), robots: { index: false } };
}

interface Props {
  params: Promise<{ id: string }>;
}

export default async function QuizPage({ params }: Props) {
  const quiz = await findQuiz((await params).id);
  return <Shell place="quiz">{quiz.submittedAt ? <Result quiz={quiz} /> : <Open quiz={quiz} />}</Shell>;
}

/** What there is still to do, and the one way to the end. */
async function Open({ quiz }: { quiz: ShownQuiz }) {
  const t = await getTranslations('quiz');
  const open = quiz.places.filter(({ progress }) => progress === 'open' || progress === 'begun');
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Title>{t('overview')}</Title>
        <TimeLeft quiz={quiz} />
      </div>
      <p>{t(`modeNotes.${quiz.mode}`)}</p>
      <Places quiz={quiz} />
      <form action={submitQuizAction} className="flex flex-col gap-3">
        <input type="hidden" name="quizId" value={quiz.id} />
        <p>{t('open', { count: open.length })}</p>
        <Button look="main" className="sm:self-start">
          {t('submit')}
        </Button>
      </form>
    </>
  );
}

const MINUTE = 60_000;

async function Result({ quiz }: { quiz: ShownQuiz }) {
  const [t, format] = await Promise.all([getTranslations('quiz'), getFormatter()]);
  const { places, createdAt, submittedAt } = quiz;
  const sum = places.reduce((total, { millipoints }) => total + (millipoints ?? 0), 0);
  const right = places.filter(({ progress }) => progress === 'right').length;
  const took = Math.ceil(((submittedAt ?? createdAt).getTime() - createdAt.getTime()) / MINUTE);
  return (
    <>
      <Title>{t('result')}</Title>
      <dl className="grid grid-cols-3 gap-3">
        <Tile value={format.number(sum / 1000 / places.length, { style: 'percent' })} label={t('marks')} />
        <Tile value={`${right}/${places.length}`} label={t('rights')} />
        <Tile value={format.number(took)} label={t('took', { count: took })} />
      </dl>
      <Places quiz={quiz} />
      <p>
        <Button look="main" href="/quiz">
          {t('another')}
        </Button>
      </p>
    </>
  );
}

const inks = { right: 'text-correct', partly: 'text-ink', wrong: 'text-wrong' } as const;

/** Every question, with how far it is: each a way to it. */
async function Places({ quiz }: { quiz: ShownQuiz }) {
  const t = await getTranslations('quiz');
  return (
    <ol aria-label={t('overview')} className="flex flex-col">
      {quiz.places.map((it) => (
        <li key={it.place} className="border-t border-line last:border-b">
          <PlaceRow quizId={quiz.id} it={it} />
        </li>
      ))}
    </ol>
  );
}

async function PlaceRow({ quizId, it }: { quizId: string; it: QuizPlace }) {
  const [t, say] = await Promise.all([getTranslations('quiz'), getSay()]);
  const { place, concept, progress, flagged } = it;
  const graded = progress === 'right' || progress === 'partly' || progress === 'wrong' ? progress : null;
  return (
    <a
      href={`/quiz/${quizId}/${place}`}
      className="flex min-h-12 items-baseline justify-between gap-x-4 py-2.5 hover:underline"
    >
      <span className="min-w-0">
        <span className="font-medium">{t('question', { n: place })}</span>
        {' · '}
        {say({ id: `questions.concepts.${concept}.title` })}
      </span>
      <span
        className={`flex flex-none items-baseline gap-1.5 text-sm ${graded ? inks[graded] : 'text-soft'}`}
      >
        {graded ? <Sign name={graded} className="self-center" /> : null}
        {t(`progress.${progress}`)}
        {flagged ? ` · ${t('flagged')}` : null}
      </span>
    </a>
  );
}
