import { getTranslations } from 'next-intl/server';
import { Arrival } from '@/components/ui/arrival';
import { Verdict } from '@/components/ui/verdict';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';

/** In a word what became of an answer, the belief by name, and what hints took off. The page begins with it. */
export async function AnswerVerdict({ answered }: { answered: NonNullable<ShownQuestion['answered']> }) {
  const { verdict, explanation, hints, reported } = answered;
  const { belief } = explanation;
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  return (
    <Arrival>
      <Verdict outcome={verdict.outcome} title={t(reported === null ? 'notAnswered' : verdict.outcome)}>
        {belief ? (
          <p>
            {t.rich('youHold', {
              belief: say({ id: `questions.misconceptions.${belief}.believed` }),
              b: (chunks) => <b className="font-semibold">{chunks}</b>,
            })}
          </p>
        ) : null}
        {!belief && reported !== null && verdict.outcome !== 'right' ? <p>{t('noBelief')}</p> : null}
        {hints.taken > 0 ? (
          <p>
            {t(verdict.millipoints > 0 ? 'hintsCost' : 'hintsTaken', {
              count: hints.taken,
              cost: hints.cost / 1000,
              share: verdict.millipoints / 1000,
            })}
          </p>
        ) : null}
      </Verdict>
    </Arrival>
  );
}
