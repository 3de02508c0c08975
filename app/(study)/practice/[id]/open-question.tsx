import { randomUUID } from 'node:crypto';
import { getMessages, getTranslations } from 'next-intl/server';
import { Ladder } from '@/components/ladder/ladder';
import { blankLetters } from '@/components/ladder/wording';
import { AnswerForm, type AnswerFormProps } from '@/components/question/answer-form';
import { Chip } from '@/components/ui/chip';
import { Title } from '@/components/ui/title';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import { answerAction, hintAction } from '../actions';
import { optionWords } from './option-words';

/** A question that waits for its answer: on a desk the run stays in sight beside what is asked of it. */
export async function OpenQuestion({ question }: { question: ShownQuestion }) {
  const { id, concept, view, hints, nextHintCost } = question;
  const [t, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  return (
    <div className="flex flex-1 flex-col gap-4 sm:gap-5 lg:grid lg:flex-none lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-10">
      <div className="flex flex-col items-start gap-4 lg:col-start-2">
        <Chip>{say({ id: `questions.concepts.${concept}.title` })}</Chip>
        <Title>{say(view.prompt)}</Title>
      </div>
      <div className="min-w-0 lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start">
        <Ladder
          id="run"
          view={view.ladder}
          title={t('runTitle', { count: view.ladder.segments.length })}
          labels={labels}
        />
        {view.note ? <p className="px-1 pt-2 text-sm text-soft">{say(view.note)}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-sm:flex-1 sm:gap-5 lg:col-start-2">
        {hints.length > 0 ? (
          <section aria-label={t('hints')}>
            <ol className="flex list-decimal flex-col gap-1 pl-6">
              {hints.map((hint, i) => (
                // Where the focus goes once it is taken: on a phone the fold may be above it.
                <li key={hint.id} id={`hint-${i + 1}`} tabIndex={-1} className="scroll-mt-[40dvh]">
                  {say(hint)}
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        <AnswerForm
          questionId={id}
          clientKey={randomUUID()}
          input={await inputFor(view)}
          hintsTaken={hints.length}
          labels={{
            check: t('check'),
            checking: t('checking'),
            failed: t('failed'),
            ...(nextHintCost && { hint: t('hint', { cost: nextHintCost / 1000 }) }),
            hintFailed: t('hintFailed'),
          }}
          action={answerAction}
          hintAction={hintAction}
        />
      </div>
    </div>
  );
}

async function inputFor(view: ShownQuestion['view']): Promise<AnswerFormProps['input']> {
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  switch (view.kind) {
    case 'fill-numbers': {
      const letters = blankLetters(view.ladder);
      const fields = view.fields.map(({ id, label }) => ({
        id,
        input: 'number' as const,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
      }));
      return { type: 'fields', fields, hint: t('numberHint') };
    }
    case 'next-segment': {
      const words = await optionWords();
      return {
        type: 'options',
        legend: t('answer'),
        choose: t('chooseOne'),
        options: view.options.map((option) => ({ id: option.id, ...words(option) })),
      };
    }
  }
}
