import { randomUUID } from 'node:crypto';
import { getMessages, getTranslations } from 'next-intl/server';
import { Ladder } from '@/components/ladder/ladder';
import { blankLetters } from '@/components/ladder/wording';
import { AnswerForm, type AnswerFormProps } from '@/components/question/answer-form';
import { Chip } from '@/components/ui/chip';
import { Title } from '@/components/ui/title';
import { getSay } from '@/lib/i18n/say';
import { type ShownQuestion, tcpStates } from '@/lib/study/question';
import { answerAction, hintAction } from '../actions';
import { optionWords } from './option-words';

/** A question that waits for its answer: on a desk the run stays in sight beside what is asked of it. */
export async function OpenQuestion({ question }: { question: ShownQuestion }) {
  const { id, concept, view, hints, nextHintCost, occasion } = question;
  const [t, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  const ladder = 'ladder' in view ? view.ladder : undefined;
  const note = 'note' in view ? view.note : undefined;
  const beside =
    'lg:grid lg:flex-none lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-10';
  return (
    <div className={`flex flex-1 flex-col gap-4 sm:gap-5 ${ladder ? beside : ''}`}>
      <div className="flex flex-col items-start gap-4 lg:col-start-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Chip>{say({ id: `questions.concepts.${concept}.title` })}</Chip>
          <Why occasion={occasion} />
        </div>
        <Title>{say(view.prompt)}</Title>
        <Story view={view} />
      </div>
      {ladder ? (
        <div className="min-w-0 lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start">
          <Ladder
            id="run"
            view={ladder}
            title={t('runTitle', { count: ladder.segments.length })}
            labels={labels}
          />
          {note ? <p className="px-1 pt-2 text-sm text-soft">{say(note)}</p> : null}
        </div>
      ) : null}
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

/** Why this one, where nobody wished for it. The belief it goes after is not named: that would be a hint. */
async function Why({ occasion: { why } }: Pick<ShownQuestion, 'occasion'>) {
  const t = await getTranslations('practice.why');
  return why !== null && isReason(why) ? <p className="text-sm text-soft">{t(why)}</p> : null;
}

const reasons = ['new', 'weak', 'mixed', 'review', 'belief', 'due', 'retry'] as const;
const isReason = (why: string): why is (typeof reasons)[number] => reasons.some((known) => known === why);

type View = ShownQuestion['view'];

/** What has happened, as far as the diagram does not show it. */
async function Story({ view }: { view: View }) {
  const say = await getSay();
  const story = 'story' in view ? view.story : [];
  if (story.length === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4.5 marker:text-edge">
      {story.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice, and nothing moves
        <li key={i}>{say(line)}</li>
      ))}
    </ul>
  );
}

async function inputFor(view: View): Promise<AnswerFormProps['input']> {
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  switch (view.kind) {
    case 'fill-numbers':
    case 'fill-states': {
      const letters = blankLetters(view.ladder);
      const fields = view.fields.map(({ id, label }) => ({
        id,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
      }));
      if (view.kind === 'fill-numbers') {
        const input = 'number' as const;
        return { type: 'fields', fields: fields.map((it) => ({ ...it, input })), hint: t('numberHint') };
      }
      const select = { input: 'select', choose: t('choose'), options: tcpStates.map(itself) } as const;
      return { type: 'fields', fields: fields.map((it) => ({ ...it, ...select })) };
    }
    case 'who-retransmits': {
      const options = {
        who: ['client', 'server', 'nobody'].map((value) => ({
          value,
          text: say({ id: `questions.who-retransmits.is-${value}` }),
        })),
        what: [
          ...view.flags.map(itself),
          { value: 'nothing', text: say({ id: 'questions.who-retransmits.is-nothing' }) },
        ],
      };
      const fields = view.fields.map(({ id, label }) => ({
        id,
        label: say(label),
        ...(id === 'when'
          ? ({ input: 'number' } as const)
          : ({ input: 'select', choose: t('choose'), options: options[id] } as const)),
      }));
      return { type: 'fields', fields, hint: t('timeHint') };
    }
    case 'order-segments': {
      const { practice } = await getMessages();
      const items = view.cards.map(({ id, text }) => ({ id, text: say(text) }));
      return {
        type: 'order',
        legend: t('answer'),
        items,
        leftOut: t('leftOutLine'),
        labels: practice.order,
      };
    }
    case 'next-segment':
    case 'predict-outcome':
    case 'spot-the-error':
      return {
        type: 'options',
        legend: t('answer'),
        choose: t('chooseOne'),
        options: await optionWords(view),
      };
  }
}

const itself = (value: string) => ({ value, text: value });
