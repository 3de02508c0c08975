import { randomUUID } from 'node:crypto';
import { getMessages, getTranslations } from 'next-intl/server';
import { Ladder } from '@/components/ladder/ladder';
import { blankLetters } from '@/components/ladder/wording';
import { AnswerForm, type AnswerFormProps } from '@/components/question/answer-form';
import { Chip } from '@/components/ui/chip';
import { Title } from '@/components/ui/title';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import { answerAction } from '../actions';
import { optionWords } from './option-words';

/** A question that waits for its answer. */
export async function OpenQuestion({ question }: { question: ShownQuestion }) {
  const { id, concept, view, hints } = question;
  const [t, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Chip>{say({ id: `questions.concepts.${concept}.title` })}</Chip>
      </div>
      <Title>{say(view.prompt)}</Title>
      <Ladder
        id="run"
        view={view.ladder}
        title={t('runTitle', { count: view.ladder.segments.length })}
        labels={labels}
      />
      {view.note ? <p className="px-1 text-sm text-soft">{say(view.note)}</p> : null}
      {hints.length > 0 ? (
        <section aria-label={t('hints')} aria-live="polite">
          <ol className="flex list-decimal flex-col gap-1 pl-6">
            {hints.map((hint) => (
              <li key={hint.id}>{say(hint)}</li>
            ))}
          </ol>
        </section>
      ) : null}
      <AnswerForm
        questionId={id}
        clientKey={randomUUID()}
        input={await inputFor(view)}
        hints={{ shown: hints.length, left: question.hintsLeft }}
        labels={{ check: t('check'), checking: t('checking'), hint: t('hint'), failed: t('failed') }}
        action={answerAction}
      />
    </>
  );
}

async function inputFor(view: ShownQuestion['view']): Promise<AnswerFormProps['input']> {
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  switch (view.kind) {
    case 'fill-numbers': {
      const letters = blankLetters(view.ladder);
      const fields = view.fields.map(({ id, label }) => ({
        id,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
      }));
      return { type: 'numbers', fields, hint: t('numberHint') };
    }
    case 'next-segment': {
      const words = await optionWords();
      return {
        type: 'options',
        legend: t('answer'),
        options: view.options.map((option) => ({ id: option.id, ...words(option) })),
      };
    }
  }
}
