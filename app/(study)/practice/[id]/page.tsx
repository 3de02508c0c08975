import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { type ShownQuestion, showQuestion } from '@/lib/study/question';
import { type ReviewResult as ReviewOutcome, readResult } from '@/lib/study/review';
import { Feedback } from '../../_question/feedback';
import { OpenQuestion } from '../../_question/open-question';
import { ReviewButton } from '../../review/review-button';
import { answerAction } from '../actions';
import { StartButton } from '../start-button';
import { ReviewResult } from './review-result';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('question'), robots: { index: false } };
}

interface Props {
  params: Promise<{ id: string }>;
}

export default async function QuestionPage({ params }: Props) {
  const who = await viewer();
  if (!who) notFound();
  const question = await find(who.id, (await params).id);
  const { answered, occasion, view } = question;
  const result = answered && occasion.purpose === 'review' ? await readResult(who, question.id, now()) : null;
  return (
    <Shell place={occasion.purpose} width={!answered && 'ladder' in view ? 'desk' : 'column'}>
      {answered ? (
        <Feedback
          question={question}
          answered={answered}
          result={result && <ReviewResult questionId={question.id} result={result} />}
        >
          {result ? <AfterReview left={result.left} /> : <AfterPractice question={question} />}
        </Feedback>
      ) : (
        <OpenQuestion question={question} action={answerAction} />
      )}
    </Shell>
  );
}

async function AfterPractice({ question: { kind, concept } }: { question: ShownQuestion }) {
  const t = await getTranslations('practice');
  return (
    <>
      <StartButton kind={kind} concept={concept}>
        {t('another')}
      </StartButton>
      <StartButton look="main">{t('next')}</StartButton>
    </>
  );
}

async function AfterReview({ left }: Pick<ReviewOutcome, 'left'>) {
  const t = await getTranslations('review');
  return (
    <>
      <p className="flex items-center text-sm text-soft">
        {left > 0 ? t('left', { count: left }) : t('over')}
      </p>
      {left > 0 ? (
        <ReviewButton>{t('nextCard')}</ReviewButton>
      ) : (
        <Button look="main" href="/review">
          {t('title')}
        </Button>
      )}
    </>
  );
}

/** Somebody else's question is no more to be found than one that never was. */
async function find(userId: string, id: string): Promise<ShownQuestion> {
  try {
    return await showQuestion(userId, id, now());
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
