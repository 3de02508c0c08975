import { getTranslations } from 'next-intl/server';
import { blankLetters } from '@/components/ladder/wording';
import { Sign } from '@/components/ui/sign';
import { getSay } from '@/lib/i18n/say';
import type { Reason, ShownQuestion } from '@/lib/study/question';
import type { FeedbackProps } from './feedback';
import { optionWords } from './option-words';

/** What was answered, part by part: the verdict on it, and the reason. */
export async function GivenAnswer({ question, answered }: FeedbackProps) {
  const [say, parts] = await Promise.all([getSay(), partsOf(question, answered)]);
  const { verdict, explanation } = answered;
  const truthOf = ({ value, state, said }: Reason) => (said ? said.map(say) : [value ?? state ?? '']);
  const reasonsFor = (id: string) => explanation.right.filter(({ part }) => part === id);
  return (
    <dl className="flex flex-col gap-4">
      {parts.map(({ id, label, given, look }, i) => {
        const right = verdict.parts.some((part) => part.id === id && part.right);
        const reasons = reasonsFor(id);
        const truth = right ? [] : (reasons.map(truthOf).find(([first]) => first !== '') ?? []);
        const said = reasonsFor(parts[i - 1]?.id ?? '').map(({ text }) => text && say(text));
        return (
          <div key={id} className="flex flex-col gap-1">
            <dt className="text-sm text-soft">{label}</dt>
            <dd className={`flex font-medium ${layouts[look]}`}>
              <Given lines={given} right={right} />
              {truth.length > 0 ? <Truth lines={truth} /> : null}
            </dd>
            {reasons
              .flatMap(({ text }) => (text ? [say(text)] : []))
              // One reason for several parts is given once.
              .filter((reason) => !said.includes(reason))
              .map((reason) => (
                <dd key={reason}>{reason}</dd>
              ))}
          </div>
        );
      })}
    </dl>
  );
}

/** How an answer stands beside the right one: a word or a number in its line, a segment or sentences above it. */
const layouts = {
  value: 'flex-wrap gap-x-1.5 font-mono tabular-nums',
  segment: 'flex-col gap-1.5 font-mono tabular-nums',
  prose: 'flex-col gap-1.5',
};

async function Given({ lines, right }: { lines: Lines; right: boolean }) {
  const outcomes = await getTranslations('outcomes');
  return (
    <span className={`flex min-w-0 gap-1.5 ${right ? 'text-correct' : 'text-wrong'}`}>
      <Sign name={right ? 'right' : 'wrong'} className="mt-[0.22em]" />
      <span className="min-w-0">
        <span className="sr-only">{outcomes(right ? 'right' : 'wrong')}: </span>
        <LinesOf lines={lines} />
      </span>
    </span>
  );
}

async function Truth({ lines }: { lines: Lines }) {
  const outcomes = await getTranslations('outcomes');
  return (
    <span className="flex min-w-0 gap-1.5">
      {/* As wide as the sign above it. */}
      <span aria-hidden="true" className="w-[1.15em] flex-none text-center">
        →
      </span>
      <span className="min-w-0">
        <span className="sr-only">{outcomes('right')}: </span>
        <LinesOf lines={lines} />
      </span>
    </span>
  );
}

type Lines = readonly (string | number)[];

/** The first in its place, the others below, with air between them since each may be several lines high. */
function LinesOf({ lines: [first, ...others] }: { lines: Lines }) {
  return (
    <>
      {first}
      {others.map((line) => (
        <span key={line} className="mt-1 block">
          {line}
        </span>
      ))}
    </>
  );
}

/** The parts in the order in which they were asked, with what was given for each. */
async function partsOf(
  { view }: ShownQuestion,
  { raw, explanation }: FeedbackProps['answered'],
): Promise<GivenPart[]> {
  const given = raw as Readonly<Record<string, string>>;
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  switch (view.kind) {
    case 'fill-numbers':
    case 'fill-states': {
      const letters = blankLetters(view.ladder);
      return view.fields.map(({ id, label }) => ({
        id,
        label: t('blank', { letter: letters.get(id) ?? id, label: say(label) }),
        given: [given[id] ?? ''],
        look: 'value',
      }));
    }
    case 'who-retransmits':
      return view.fields.map(({ id, label }) => {
        const typed = given[id] ?? '';
        const isName = ['client', 'server', 'nobody', 'nothing'].includes(typed);
        const nothing = typed === '' ? 'nothing' : typed;
        const named = isName || typed === '' ? say({ id: `questions.who-retransmits.is-${nothing}` }) : typed;
        return { id, label: say(label), given: [named], look: 'value' };
      });
    case 'order-segments': {
      const order = (given.order ?? '').split(' ');
      const texts = new Map(view.cards.map(({ id, text }) => [id, say(text)]));
      // Those that were sent come first, in the order of sending.
      const left = [...new Set(explanation.right.map(({ part }) => part))].filter(
        (id) => texts.has(id) && !order.includes(id),
      );
      return [
        ...order.map((id, i) => ({ id, label: t('place', { n: i + 1 }) })),
        ...left.map((id) => ({ id, label: t('leftOut') })),
      ].map((part) => ({ ...part, given: [texts.get(part.id) ?? ''], look: 'segment' }));
    }
    case 'next-segment':
    case 'predict-outcome':
    case 'spot-the-error': {
      const option = (await optionWords(view)).find(({ id }) => id === given.option);
      const lines = option ? [option.text, ...(option.more ?? [])] : [];
      return [{ id: 'option', label: t('given'), given: lines, look: option?.prose ? 'prose' : 'segment' }];
    }
  }
}

interface GivenPart {
  readonly id: string;
  readonly label: string;
  /** Line by line. */
  readonly given: Lines;
  readonly look: keyof typeof layouts;
}
