import { getTranslations } from 'next-intl/server';
import { blankLetters } from '@/components/ladder/wording';
import { Sign } from '@/components/ui/sign';
import { getSay } from '@/lib/i18n/say';
import type { Reason, ShownQuestion } from '@/lib/study/question';
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
  const truthOf = ({ value, state, said }: Reason) => value ?? state ?? said?.map(say).join('\n');
  return (
    <dl className="flex flex-col gap-4">
      {parts.map(({ id, label, given, prose }) => {
        const right = verdict.parts.some((part) => part.id === id && part.right);
        const reasons = explanation.right.filter(({ part }) => part === id);
        const truth = right ? undefined : reasons.map(truthOf).find((it) => it !== undefined);
        return (
          <div key={id} className="flex flex-col gap-0.5">
            <dt className="text-sm text-soft">{label}</dt>
            <dd
              className={`flex flex-wrap items-start gap-x-1.5 font-medium ${prose ? '' : 'font-mono tabular-nums'} ${right ? 'text-correct' : 'text-wrong'}`}
            >
              <Sign name={right ? 'right' : 'wrong'} className="mt-[0.22em]" />
              <span className={`min-w-0 whitespace-pre-line ${prose ? 'flex-1' : ''}`}>
                <span className="sr-only">{outcomes(right ? 'right' : 'wrong')}: </span>
                {given}
              </span>
              {truth === undefined ? null : (
                <span className={`flex text-ink ${prose ? 'basis-full' : ''}`}>
                  <span aria-hidden="true">→&nbsp;</span>
                  <span className="sr-only">{outcomes('right')}: </span>
                  <span className="min-w-0 whitespace-pre-line">{truth}</span>
                </span>
              )}
            </dd>
            {reasons
              .flatMap(({ text }) => (text ? [say(text)] : []))
              .map((reason) => (
                <dd key={reason}>{reason}</dd>
              ))}
          </div>
        );
      })}
    </dl>
  );
}

/** The parts in the order in which they were asked, with what was given for each. */
async function partsOf(
  { view }: ShownQuestion,
  given: Readonly<Record<string, string>>,
): Promise<GivenPart[]> {
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  switch (view.kind) {
    case 'fill-numbers':
    case 'fill-states': {
      const letters = blankLetters(view.ladder);
      return view.fields.map(({ id, label }) => ({
        id,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
        given: given[id] ?? '',
      }));
    }
    case 'who-retransmits':
      return view.fields.map(({ id, label }) => {
        const typed = given[id] ?? '';
        const isName = ['client', 'server', 'nobody', 'nothing'].includes(typed);
        const nothing = typed === '' ? 'nothing' : typed;
        const named = isName || typed === '' ? say({ id: `questions.who-retransmits.is-${nothing}` }) : typed;
        return { id, label: say(label), given: named };
      });
    case 'order-segments': {
      const order = (given.order ?? '').split(' ');
      const texts = new Map(view.cards.map(({ id, text }) => [id, say(text)]));
      const left = view.cards.map(({ id }) => id).filter((id) => !order.includes(id));
      return [
        ...order.map((id, i) => ({ id, label: t('place', { n: i + 1 }), given: texts.get(id) ?? '' })),
        ...left.map((id) => ({ id, label: t('leftOut'), given: texts.get(id) ?? '' })),
      ];
    }
    case 'next-segment':
    case 'predict-outcome':
    case 'spot-the-error': {
      const option = (await optionWords(view)).find(({ id }) => id === given.option);
      const lines = option ? [option.text, ...(option.more ?? [])] : [];
      const prose = option?.prose ?? false;
      return [{ id: 'option', label: t('given'), given: lines.join(prose ? '\n' : ' · '), prose }];
    }
  }
}

interface GivenPart {
  readonly id: string;
  readonly label: string;
  readonly given: string;
  readonly prose?: boolean;
}
