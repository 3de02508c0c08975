import { getTranslations } from 'next-intl/server';
import { blankLetters } from '@/components/ladder/wording';
import { Sign } from '@/components/ui/sign';
import { getSay } from '@/lib/i18n/say';
import type { FeedbackProps } from './feedback';
import { optionWords } from './option-words';

/** What was answered, part by part, each with its own verdict. */
export async function GivenAnswer({ question, answered }: FeedbackProps) {
  const [t, say, outcomes] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getTranslations('outcomes'),
  ]);
  const given = answered.raw as Readonly<Record<string, string>>;
  const { view } = question;
  const words = await optionWords();
  const letters = blankLetters(view.ladder);
  const rows = answered.verdict.parts.map(({ id, right }) => {
    if (view.kind === 'fill-numbers') {
      const field = view.fields.find((candidate) => candidate.id === id);
      const label = field ? t('blank', { letter: letters.get(id) ?? id, label: say(field.label) }) : id;
      return { id, right, label, value: given[id] ?? '' };
    }
    const option = view.options.find((candidate) => candidate.id === given.option);
    const { text = '', detail } = option ? words(option) : {};
    return { id, right, label: t('given'), value: detail ? `${text} · ${detail}` : text };
  });
  return (
    <dl className="flex flex-col gap-2">
      {rows.map(({ id, right, label, value }) => (
        <div key={id} className="flex flex-wrap items-baseline gap-x-3">
          <dt className="text-sm text-soft">{label}</dt>
          <dd
            className={`flex items-center gap-1.5 font-mono font-medium tabular-nums ${right ? 'text-correct' : 'text-wrong'}`}
          >
            <Sign name={right ? 'right' : 'wrong'} />
            <span className="sr-only">{outcomes(right ? 'right' : 'wrong')}: </span>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
