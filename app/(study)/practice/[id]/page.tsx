import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { type ShownQuestion, showQuestion } from '@/lib/study/question';
import { Feedback } from './feedback';
import { OpenQuestion } from './open-question';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('question'), robots: { index: false } };
}

interface Props {
  params: Promise<{ id: string }>;
}

export default async function QuestionPage({ params }: Props) {
  const question = await find((await params).id);
  const isBesideRun = !question.answered && 'ladder' in question.view;
  return (
    <Shell place="practice" width={isBesideRun ? 'desk' : 'column'}>
      {question.answered ? (
        <Feedback question={question} answered={question.answered} />
      ) : (
        <OpenQuestion question={question} />
      )}
    </Shell>
  );
}

/** Somebody else's question is no more to be found than one that never was. */
async function find(id: string): Promise<ShownQuestion> {
  const who = await viewer();
  if (!who) notFound();
  try {
    return await showQuestion(who.id, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
