import { getMessages, getTranslations } from 'next-intl/server';
import { blankLetters } from '@/components/ladder/wording';
import type { AnswerInputProps } from '@/components/question/answer-input';
import { getSay } from '@/lib/i18n/say';
import { type ShownQuestion, tcpStates } from '@/lib/study/question';
import { optionWords } from './option-words';

/** What a question of each kind is answered with, in the reader's language. */
export async function inputFor(view: ShownQuestion['view']): Promise<AnswerInputProps['input']> {
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
