import { getTranslations } from 'next-intl/server';
import { blankLetters } from '@/components/ladder/wording';
import { Sign } from '@/components/ui/sign';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import type { FeedbackProps } from './feedback';
import { optionWords } from './option-words';

/** What was answered, part by part: the verdict on it, and the reason. */
export async function GivenAnswer({ question, answered }: FeedbackProps) {
  const [say, outcomes, parts] = await Promise.all([
    getSay(),
    getTranslations('outcomes'),
    partsOf(question, answered.raw as Readonly<Record<string, string>>),
  ]);
  const { verdict, explanation } = answered;
  return (
    <dl className="flex flex-col gap-4">
      {parts.map(({ id, label, given }) => {
        const right = verdict.parts.some((part) => part.id === id && part.right);
        const reasons = explanation.right.filter(({ part }) => part === id);
        const truth = right ? undefined : reasons.find(({ value }) => value !== undefined)?.value;
        return (
          <div key={id} className="flex flex-col gap-0.5">
            <dt className="text-sm text-soft">{label}</dt>
            <dd
              className={`flex flex-wrap items-start gap-x-1.5 font-mono font-medium tabular-nums ${right ? 'text-correct' : 'text-wrong'}`}
            >
              <Sign name={right ? 'right' : 'wrong'} className="mt-[0.22em]" />
              <span className="min-w-0">
                <span className="sr-only">{outcomes(right ? 'right' : 'wrong')}: </span>
                {given}
              </span>
              {truth === undefined ? null : (
                <span className="text-ink">
                  <span aria-hidden="true">→ </span>
                  <span className="sr-only">{outcomes('right')}: </span>
                  {truth}
                </span>
              )}
            </dd>
            {reasons.map(({ text }) => (
              <dd key={`${text.id} ${Object.values(text.values ?? {}).join(' ')}`}>{say(text)}</dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** The parts in the order in which they were asked, with what was given for each. */
async function partsOf({ view }: ShownQuestion, given: Readonly<Record<string, string>>) {
  const [t, say, words] = await Promise.all([getTranslations('practice'), getSay(), optionWords()]);
  switch (view.kind) {
    case 'fill-numbers': {
      const letters = blankLetters(view.ladder);
      return view.fields.map(({ id, label }) => ({
        id,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
        given: given[id] ?? '',
      }));
    }
    case 'next-segment': {
      const option = view.options.find(({ id }) => id === given.option);
      const { text = '', detail } = option ? words(option) : {};
      return [{ id: 'option', label: t('given'), given: detail ? `${text} · ${detail}` : text }];
    }
  }
}
