import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { QuizForm } from '@/components/quiz/quiz-form';
import { Choice } from '@/components/ui/choice';
import { Disclosure } from '@/components/ui/disclosure';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import { askableConcepts, askableKinds, quizBounds, quizModes, readQuizzes } from '@/lib/study/quiz';
import { startQuizAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quiz'))('title') };
}

export default async function QuizPage() {
  const [t, who] = await Promise.all([getTranslations('quiz'), viewer()]);
  return (
    <Shell place="quiz">
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <section aria-labelledby="make" className="flex flex-col gap-3">
        <h2 id="make" className="font-semibold">
          {t('make')}
        </h2>
        <QuizForm
          fields={[
            {
              name: 'length',
              label: t('length'),
              hint: t('lengthHint', quizBounds.length),
              value: '10',
            },
            {
              name: 'minutes',
              label: t('minutes'),
              hint: t('minutesHint', quizBounds.minutes),
              value: '',
            },
          ]}
          labels={{ start: t('start'), starting: t('starting'), failed: t('failed') }}
          action={startQuizAction}
        >
          <Wishes />
        </QuizForm>
      </section>
      {who ? <Earlier userId={who.id} /> : null}
    </Shell>
  );
}

/** The mode, and which kinds and concepts: those who want all of them need not look. */
async function Wishes() {
  const [t, practice, say] = await Promise.all([
    getTranslations('quiz'),
    getTranslations('practice'),
    getSay(),
  ]);
  const concepts = askableConcepts();
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="px-0.5 pb-1 text-xs text-soft">{t('mode')}</legend>
        {quizModes.map((mode) => (
          <Choice key={mode} name="mode" value={mode} defaultChecked={mode === 'practice'}>
            <span className="block font-medium">{t(`modes.${mode}`)}</span>
            <span className="block text-sm text-soft">{t(`modeNotes.${mode}`)}</span>
          </Choice>
        ))}
      </fieldset>
      <div>
        <Disclosure summary={t('someKinds')}>
          <fieldset className="grid gap-2 pb-2 sm:grid-cols-2">
            <legend className="px-0.5 pb-2 text-sm text-soft">{t('allNote')}</legend>
            {askableKinds().map((kind) => (
              <Choice key={kind} type="checkbox" name="kind" value={kind}>
                {practice(`kinds.${kind}`)}
              </Choice>
            ))}
          </fieldset>
        </Disclosure>
        <Disclosure summary={t('someConcepts')}>
          <p className="px-0.5 pb-2 text-sm text-soft">{t('allNote')}</p>
          {(['opening', 'closing', 'udp'] as const).map((part) => (
            <fieldset key={part} className="grid gap-2 pb-4 sm:grid-cols-2">
              <legend className="px-0.5 pb-2 text-sm font-medium">{practice(`parts.${part}`)}</legend>
              {concepts
                .filter((concept) => concept.part === part)
                .map(({ id }) => (
                  <Choice key={id} type="checkbox" name="concept" value={id}>
                    {say({ id: `questions.concepts.${id}.title` })}
                  </Choice>
                ))}
            </fieldset>
          ))}
        </Disclosure>
      </div>
    </>
  );
}

/** Those that were begun before, each a way back to it. */
async function Earlier({ userId }: { userId: string }) {
  const [t, format, quizzes] = await Promise.all([
    getTranslations('quiz'),
    getFormatter(),
    readQuizzes(userId, await getLocale(), now()),
  ]);
  if (quizzes.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="flex flex-col gap-2">
      <h2 id="earlier" className="font-semibold">
        {t('earlier')}
      </h2>
      <ul className="flex flex-col">
        {quizzes.map(({ id, mode, createdAt, submittedAt, length, millipoints }) => (
          <li key={id} className="border-t border-line">
            <a
              href={`/quiz/${id}`}
              className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2.5 hover:underline"
            >
              <span>
                <span className="font-medium">{t(`modes.${mode}`)}</span>
                {' · '}
                {t('questions', { count: length })}
              </span>
              <span className="text-sm text-soft">
                {submittedAt
                  ? format.number(millipoints / 1000 / length, { style: 'percent' })
                  : t('running')}
                {' · '}
                <time dateTime={createdAt.toISOString()}>{format.relativeTime(createdAt, now())}</time>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
