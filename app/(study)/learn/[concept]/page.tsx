import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Shell } from '@/app/_shell/shell';
import { Ladder } from '@/components/ladder/ladder';
import { LadderPair } from '@/components/ladder/ladder-pair';
import { Player } from '@/components/player/player';
import { Button } from '@/components/ui/button';
import { RuleQuote } from '@/components/ui/rule-quote';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { getSay } from '@/lib/i18n/say';
import { type Lesson, readLesson } from '@/lib/study/learn';
import { mayPredict, predictionOn } from '@/lib/study/predict';
import { type ShownQuestion, showQuestion } from '@/lib/study/question';
import { AnswerVerdict } from '../../_question/answer-verdict';
import { OpenQuestion } from '../../_question/open-question';
import { StartButton } from '../../practice/start-button';
import { addressOf, sourceOf } from '../../sections';
import { predictAction } from '../actions';
import { labelsOf, stepsOf } from './steps';

interface Props {
  params: Promise<{ concept: string }>;
  /** `step` leads to a moment of the run, without a prediction; `predicted` names the question that was answered first. */
  searchParams: Promise<Readonly<Record<'step' | 'predicted', string | string[] | undefined>>>;
}

const find = cache((id: string): Lesson => {
  try {
    return readLesson(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { concept } = find((await params).concept);
  return { title: (await getSay())({ id: `questions.concepts.${concept.id}.title` }) };
}

export default async function ConceptPage({ params, searchParams }: Props) {
  const [{ concept: id }, { step, predicted }, who] = await Promise.all([params, searchParams, viewer()]);
  const lesson = find(id);
  const { concept } = lesson;
  const isToPredict =
    step === undefined && predicted === undefined && (await mayPredict(who?.id, concept.id));
  return (
    <Shell place="learn" width="desk">
      {isToPredict ? (
        <Prediction question={predictionOn(concept.id)} />
      ) : (
        <>
          {who && typeof predicted === 'string' ? (
            <Predicted userId={who.id} concept={concept.id} questionId={predicted} />
          ) : null}
          <Taught lesson={lesson} step={Number(step ?? 0)} />
        </>
      )}
    </Shell>
  );
}

/** Whoever has decided for themselves sees more in a run: so the run is kept back until they have, or will not. */
async function Prediction({ question }: { question: ShownQuestion }) {
  const [t, { kind, concept }] = [await getTranslations('learn'), question];
  return (
    <OpenQuestion
      question={question}
      action={predictAction.bind(null, kind, concept)}
      beside={
        <p className="text-sm text-soft">
          {t.rich('predict', {
            link: (chunks) => (
              <a
                href={`/learn/${concept}?step=0`}
                className="-my-3 inline-block py-3 underline decoration-edge underline-offset-4 hover:decoration-ink"
              >
                {chunks}
              </a>
            ),
          })}
        </p>
      }
    />
  );
}

interface PredictedProps {
  userId: string;
  concept: string;
  questionId: string;
}

/** What became of the prediction; nothing where the address names no answer of theirs on this concept. */
async function Predicted({ userId, concept, questionId }: PredictedProps) {
  const t = await getTranslations('learn');
  const question = await showQuestion(userId, questionId, now()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  });
  if (!question?.answered || question.concept !== concept) return null;
  return (
    <div className="flex max-w-3xl flex-col gap-1">
      <AnswerVerdict answered={question.answered} />
      <p>
        <Button look="link" small href={`/practice/${questionId}`}>
          {t('why')}
        </Button>
      </p>
    </div>
  );
}

/** The run, the reason, the beliefs that it refutes, and practice. */
async function Taught({ lesson, step }: { lesson: Lesson; step: number }) {
  const { concept, run, beliefs, next } = lesson;
  const [t, practice, say, { ladder: labels }] = await Promise.all([
    getTranslations('learn'),
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  const steps = await stepsOf(run);
  const start = Number.isInteger(step) && step > 0 && step < steps.length ? step : 0;
  const titleOf = (it: string) => say({ id: `questions.concepts.${it}.title` });
  return (
    <>
      <div className="flex max-w-3xl flex-col gap-3">
        <Title>{titleOf(concept.id)}</Title>
        <p>{t('decide')}</p>
      </div>
      <Player steps={steps} start={start} labels={await labelsOf(run)}>
        <Ladder
          id="run"
          view={run.view}
          title={practice('runTitle', { count: run.view.segments.length })}
          labels={labels}
        />
      </Player>
      <div className="flex max-w-3xl flex-col gap-4">
        <p>{say({ id: `questions.concepts.${concept.id}.run` })}</p>
        <RuleQuote source={sourceOf(concept.section)} href={addressOf(concept.section)}>
          {say({ id: `questions.concepts.${concept.id}.lesson` })}
        </RuleQuote>
        <Beliefs beliefs={beliefs} />
        {lesson.whatIf ? <Beside whatIf={lesson.whatIf} /> : null}
        <p className="flex flex-wrap items-center gap-x-4 text-sm">
          <span className="text-soft">{t('download')}:</span>
          {(['pcap', 'json', 'txt'] as const).map((kind) => (
            <a
              key={kind}
              href={`/learn/${concept.id}/run.${kind}`}
              download
              className="inline-flex min-h-11 items-center underline"
            >
              {t(kind)}
            </a>
          ))}
        </p>
        <div className="flex flex-wrap gap-2.5">
          <StartButton look="main" concept={concept.id}>
            {t('practise')}
          </StartButton>
          <Button href={next ? `/learn/${next}` : '/learn'}>
            {next ? t('next', { concept: titleOf(next) }) : t('all')}
          </Button>
        </div>
      </div>
    </>
  );
}

/** The run beside that of a wrong protocol, up to where they part. */
async function Beside({ whatIf: { belief, real, believed } }: { whatIf: NonNullable<Lesson['whatIf']> }) {
  const [t, practice, say, { ladder: labels }] = await Promise.all([
    getTranslations('learn'),
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  return (
    <section aria-labelledby="what-if" className="flex flex-col gap-2">
      <h2 id="what-if" className="font-semibold">
        {t('whatIf')}
      </h2>
      <p>{t('whatIfLead', { belief: say({ id: `questions.misconceptions.${belief}.believed` }) })}</p>
      <LadderPair
        id="what-if-runs"
        labels={labels}
        runs={[
          { heading: t('wrongProtocol'), title: t('wrongTitle'), view: believed },
          { heading: practice('realProtocol'), title: practice('realTitle'), view: real },
        ]}
      />
    </section>
  );
}

async function Beliefs({ beliefs }: Pick<Lesson, 'beliefs'>) {
  const [t, say] = await Promise.all([getTranslations('learn'), getSay()]);
  if (beliefs.length === 0) return null;
  return (
    <section aria-labelledby="beliefs" className="flex flex-col gap-2">
      <h2 id="beliefs" className="font-semibold">
        {t('beliefs')}
      </h2>
      <dl className="flex flex-col">
        {beliefs.map((belief) => (
          <div key={belief} className="border-t border-line py-2">
            <dt className="font-medium first-letter:uppercase">
              {say({ id: `questions.misconceptions.${belief}.believed` })}
            </dt>
            <dd className="text-soft">{say({ id: `questions.misconceptions.${belief}.so` })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
