import { getFormatter, getTranslations } from 'next-intl/server';
import { Sign } from '@/components/ui/sign';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import type { BeliefProgress, Progress } from '@/lib/study/progress';

/** What somebody still believes, and what they believed once: each with the question that showed it. */
export async function Beliefs({ beliefs }: Pick<Progress, 'beliefs'>) {
  const t = await getTranslations('progress');
  const alive = beliefs.filter(({ state }) => state === 'alive');
  const cured = beliefs.filter(({ state }) => state === 'cured');
  if (beliefs.length === 0) return null;
  return (
    <section aria-labelledby="beliefs" className="flex flex-col gap-3">
      <h2 id="beliefs" className="font-semibold">
        {t('beliefs')}
      </h2>
      {alive.length > 0 ? <List beliefs={alive} heading={t('alive')} note={t('aliveNote')} /> : null}
      {cured.length > 0 ? <List beliefs={cured} heading={t('cured')} /> : null}
    </section>
  );
}

interface ListProps {
  beliefs: readonly BeliefProgress[];
  heading: string;
  note?: string;
}

async function List({ beliefs, heading, note }: ListProps) {
  const [t, say, format] = await Promise.all([getTranslations('progress'), getSay(), getFormatter()]);
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold text-soft">{heading}</h3>
      {note ? <p className="text-sm text-soft">{note}</p> : null}
      <ul className="flex flex-col">
        {beliefs.map((belief) => {
          const isCured = belief.state === 'cured';
          const [at, question] = isCured
            ? [belief.curedAt, belief.curedIn ?? belief.heldIn]
            : [belief.heldAt, belief.heldIn];
          return (
            <li key={belief.id} className="border-t border-line">
              <a
                href={`/practice/${question}`}
                className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2 hover:underline"
              >
                <Sign
                  name={isCured ? 'right' : 'wrong'}
                  className={`mt-[0.2em] ${isCured ? 'text-correct' : 'text-wrong'}`}
                />
                <span>
                  <span className="block first-letter:uppercase">
                    {say({ id: `questions.misconceptions.${belief.id}.believed` })}
                  </span>
                  <span className="block text-sm text-soft">
                    {t(isCured ? 'curedAt' : 'heldAt', {
                      when: format.relativeTime(new Date(at), now()),
                      count: belief.times,
                    })}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
