import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { type ShownQuestion, showQuestion } from '@/lib/study/question';
import { readResult } from '@/lib/study/review';
import { Feedback } from './feedback';
import { OpenQuestion } from './open-question';

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
  const isReview = question.occasion.purpose === 'review';
  const isBesideRun = !question.answered && 'ladder' in question.view;
  return (
    <Shell place={question.occasion.purpose} width={isBesideRun ? 'desk' : 'column'}>
      {question.answered ? (
        <Feedback
          question={question}
          answered={question.answered}
          result={isReview ? await readResult(who, question.id, now()) : null}
        />
      ) : (
        <OpenQuestion question={question} />
      )}
    </Shell>
  );
}

/** Somebody else's question is no more to be found than one that never was. */
async function find(userId: string, id: string): Promise<ShownQuestion> {
  try {
    return await showQuestion(userId, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
