import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AnswerForm, type AnswerFormProps } from '@/components/question/answer-form';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';
import { hintAction } from '../practice/actions';
import { AskedQuestion } from './asked-question';
import { inputFor } from './input-for';

interface Props {
  question: ShownQuestion;
  /** Leads on to the feedback when the answer was graded. */
  action: AnswerFormProps['action'];
  /** What is said beside its concept; without it, why it is asked. */
  beside?: ReactNode;
}

/** A question that is answered by itself, with hints. */
export async function OpenQuestion({ question, action, beside }: Props) {
  const { id, view, hints, nextHintCost, occasion } = question;
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  return (
    <AskedQuestion question={question} beside={beside ?? <Why occasion={occasion} />}>
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
        action={action}
        hintAction={hintAction}
      />
    </AskedQuestion>
  );
}

/** Why this one, where nobody wished for it. The belief it goes after is not named: that would be a hint. */
async function Why({ occasion: { why } }: Pick<ShownQuestion, 'occasion'>) {
  const t = await getTranslations('practice.why');
  return why !== null && isReason(why) ? <p className="text-sm text-soft">{t(why)}</p> : null;
}

const reasons = ['new', 'weak', 'mixed', 'review', 'belief', 'due', 'retry'] as const;
const isReason = (why: string): why is (typeof reasons)[number] => reasons.some((known) => known === why);
