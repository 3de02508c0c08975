import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Ladder } from '@/components/ladder/ladder';
import { Chip } from '@/components/ui/chip';
import { Title } from '@/components/ui/title';
import { getSay } from '@/lib/i18n/say';
import type { ShownQuestion } from '@/lib/study/question';

interface Props {
  question: Pick<ShownQuestion, 'concept' | 'view'>;
  /** Beside the concept: why this one is asked. */
  beside?: ReactNode;
  /** Where the answer is given. */
  children: ReactNode;
}

/** A question that waits for its answer: on a desk the run stays in sight beside what is asked of it. */
export async function AskedQuestion({ question: { concept, view }, beside, children }: Props) {
  const [t, say, { ladder: labels }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    getMessages(),
  ]);
  const ladder = 'ladder' in view ? view.ladder : undefined;
  const note = 'note' in view ? view.note : undefined;
  const grid =
    'lg:grid lg:flex-none lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-10';
  return (
    <div className={`flex flex-1 flex-col gap-4 sm:gap-5 ${ladder ? grid : ''}`}>
      <div className="flex flex-col items-start gap-4 lg:col-start-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Chip>{say({ id: `questions.concepts.${concept}.title` })}</Chip>
          {beside}
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
      <div className="flex min-w-0 flex-col gap-4 max-sm:flex-1 sm:gap-5 lg:col-start-2">{children}</div>
    </div>
  );
}

/** What has happened, as far as the diagram does not show it. */
async function Story({ view }: Pick<ShownQuestion, 'view'>) {
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
