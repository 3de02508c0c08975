import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { DraftForm } from '@/components/question/draft-form';
import { Button } from '@/components/ui/button';
import type { ShownPlace } from '@/lib/study/quiz';
import { AskedQuestion } from '../../../_question/asked-question';
import { Feedback } from '../../../_question/feedback';
import { inputFor } from '../../../_question/input-for';
import { OpenQuestion } from '../../../_question/open-question';
import { answerPlaceAction, flagAction, saveAction } from '../../actions';
import { findPlace } from '../find';
import { TimeLeft } from '../time-left';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('title'), robots: { index: false } };
}

interface Props {
  params: Promise<{ id: string; place: string }>;
}

export default async function PlacePage({ params }: Props) {
  const { id, place } = await params;
  const shown = await findPlace(id, place);
  const { quiz, question, here } = shown;
  const isOpen = !question.answered;
  const isExam = quiz.mode === 'exam' && quiz.submittedAt === null;
  return (
    <Shell place="quiz" width={isOpen && 'ladder' in question.view ? 'desk' : 'column'}>
      <Bar {...shown} />
      {question.answered ? (
        <Feedback question={question} answered={question.answered}>
          <Onward {...shown} />
        </Feedback>
      ) : isExam ? (
        <Draft {...shown} />
      ) : (
        <OpenQuestion question={question} action={answerPlaceAction.bind(null, quiz.id, here.place)} />
      )}
    </Shell>
  );
}

/** Where in the quiz this is, how much time is left, and a mark to come back to it. */
async function Bar({ quiz, here }: ShownPlace) {
  const t = await getTranslations('quiz');
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <p className="text-sm font-medium">{t('questionOf', { n: here.place, count: quiz.places.length })}</p>
      <TimeLeft quiz={quiz} />
      <div className="ml-auto flex items-center gap-x-4">
        {quiz.submittedAt ? null : (
          <form action={flagAction}>
            <input type="hidden" name="quizId" value={quiz.id} />
            <input type="hidden" name="place" value={here.place} />
            <Button small look="link" name="flagged" value={here.flagged ? 'no' : 'yes'}>
              {t(here.flagged ? 'unflag' : 'flag')}
            </Button>
          </form>
        )}
        <Button small look="link" href={`/quiz/${quiz.id}`}>
          {t('overview')}
        </Button>
      </div>
    </div>
  );
}

/** The addresses of the question before, if there is one, and of the one after; after the last, that of all. */
function around({ quiz, here: { place } }: ShownPlace) {
  const address = (n: number) => `/quiz/${quiz.id}/${n}`;
  const isLast = place === quiz.places.length;
  return {
    previous: place > 1 ? address(place - 1) : undefined,
    next: isLast ? `/quiz/${quiz.id}` : address(place + 1),
    isLast,
  };
}

async function Draft(shown: ShownPlace) {
  const { quiz, here, question, entered } = shown;
  const t = await getTranslations('quiz');
  const { previous, next, isLast } = around(shown);
  return (
    <AskedQuestion question={question}>
      <DraftForm
        input={await inputFor(question.view)}
        entered={(entered ?? {}) as Readonly<Record<string, string>>}
        labels={{
          saving: t('saving'),
          saved: t('saved'),
          failed: t('notSaved'),
          previous: t('previous'),
          next: t(isLast ? 'toOverview' : 'next'),
        }}
        previous={previous}
        next={next}
        save={saveAction.bind(null, quiz.id, here.place)}
      />
    </AskedQuestion>
  );
}

async function Onward(shown: ShownPlace) {
  const t = await getTranslations('quiz');
  const { previous, next, isLast } = around(shown);
  return (
    <>
      {previous ? <Button href={previous}>{t('previous')}</Button> : null}
      <Button look="main" href={next}>
        {t(isLast ? 'toOverview' : 'next')}
      </Button>
    </>
  );
}
