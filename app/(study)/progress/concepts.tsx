import { getFormatter, getTranslations } from 'next-intl/server';
import { Sign } from '@/components/ui/sign';
import { getSay } from '@/lib/i18n/say';
import type { ConceptProgress, Progress } from '@/lib/study/progress';

/** Every concept by its part: what was begun with how it stands, what was not with a word. */
export async function Concepts({ concepts }: Pick<Progress, 'concepts'>) {
  const [t, practice] = await Promise.all([getTranslations('progress'), getTranslations('practice')]);
  return (
    <section aria-labelledby="concepts" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="concepts" className="font-semibold">
          {t('concepts')}
        </h2>
        <p className="text-sm text-soft">{t('conceptsNote')}</p>
      </div>
      {(['opening', 'closing', 'udp'] as const).map((part) => (
        <div key={part} className="flex flex-col gap-1">
          <h3 className="text-sm font-semibold text-soft">{practice(`parts.${part}`)}</h3>
          <ul className="flex flex-col">
            {concepts
              .filter((concept) => concept.part === part)
              .map((concept) => (
                <Standing key={concept.id} concept={concept} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

async function Standing({ concept }: { concept: ConceptProgress }) {
  const [t, say, format] = await Promise.all([getTranslations('progress'), getSay(), getFormatter()]);
  const { id, answers, right, mastery, isMastered, recall } = concept;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-t border-line py-1.5">
      <span>{say({ id: `questions.concepts.${id}.title` })}</span>
      {mastery === undefined ? (
        <span className="text-sm text-soft">{t('notBegun')}</span>
      ) : (
        <>
          <span className="flex items-center gap-2 text-sm tabular-nums">
            {isMastered ? <Sign name="right" className="text-correct" /> : null}
            <Bar share={mastery} />
            <span className="w-10 text-right">{percent(mastery)}</span>
          </span>
          <span className="col-span-2 text-sm text-soft tabular-nums">
            {t('rightOf', { right, count: answers })}
            {recall === undefined ? null : ` · ${t('recall', { recall: percent(recall) })}`}
          </span>
        </>
      )}
    </li>
  );
}

/** How full, for the eye; the figure stands beside it. */
function Bar({ share }: { share: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className="h-2 w-20 overflow-hidden rounded-full"
    >
      <rect width="100" height="10" className="fill-line" />
      <rect width={share * 100} height="10" className="fill-ink" />
    </svg>
  );
}
