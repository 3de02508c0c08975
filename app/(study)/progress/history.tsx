import { getFormatter, getTranslations } from 'next-intl/server';
import { Sign } from '@/components/ui/sign';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import type { Progress } from '@/lib/study/progress';

const inks = { right: 'text-correct', partly: 'text-ink', wrong: 'text-wrong' };

/** The last answers, each a way back to its question. */
export async function History({ recent }: Pick<Progress, 'recent'>) {
  const [t, outcomes, say, format] = await Promise.all([
    getTranslations('progress'),
    getTranslations('outcomes'),
    getSay(),
    getFormatter(),
  ]);
  return (
    <section aria-labelledby="history" className="flex flex-col gap-2">
      <h2 id="history" className="font-semibold">
        {t('history')}
      </h2>
      <ol className="flex flex-col">
        {recent.map(({ questionId, concept, at, outcome, misconceptions: [belief] }) => (
          <li key={questionId} className="border-t border-line">
            <a
              href={`/practice/${questionId}`}
              className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2 hover:underline sm:grid-cols-[auto_minmax(0,1fr)_auto]"
            >
              <Sign name={outcome} className={`mt-[0.2em] ${inks[outcome]}`} />
              <span>
                <span className={`font-medium ${inks[outcome]}`}>{outcomes(outcome)}</span>
                {' · '}
                {say({ id: `questions.concepts.${concept}.title` })}
                {belief ? (
                  <span className="block text-sm text-soft">
                    {t('held', { belief: say({ id: `questions.misconceptions.${belief}.believed` }) })}
                  </span>
                ) : null}
              </span>
              <time dateTime={at.toISOString()} className="text-sm text-soft max-sm:col-start-2">
                {format.relativeTime(at, now())}
              </time>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
