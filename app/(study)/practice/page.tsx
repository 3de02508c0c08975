import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Card } from '@/components/ui/card';
import { ChoiceNav } from '@/components/ui/choice-nav';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import { type Progress, readProgress } from '@/lib/study/progress';
import { StartButton } from './start-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title') };
}

interface Props {
  /** `?kind=` asks by one kind of question only, where there is such a kind. */
  searchParams: Promise<{ kind?: string | string[] }>;
}

export default async function PracticePage({ searchParams }: Props) {
  const [t, who, { kind: wished }] = await Promise.all([getTranslations('practice'), viewer(), searchParams]);
  const { kinds, concepts } = await readProgress(who, now());
  const kind = kinds.find((candidate) => candidate === wished);
  const shown = concepts.filter((concept) => !kind || concept.kinds.includes(kind));
  return (
    <Shell place="practice">
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <ChoiceNav
        label={t('kindsTitle')}
        items={[
          { href: '/practice', label: t('kinds.all'), current: kind === undefined },
          ...kinds.map((id) => ({
            href: `/practice?kind=${id}`,
            label: t(`kinds.${id}`),
            current: id === kind,
          })),
        ]}
      />
      <StartButton {...(kind && { kind })} look="main">
        {t('start')}
      </StartButton>
      {(['opening', 'closing', 'udp'] as const).map((part) => (
        <Part key={part} part={part} kind={kind} concepts={shown.filter((it) => it.part === part)} />
      ))}
    </Shell>
  );
}

interface PartProps extends Pick<Progress, 'concepts'> {
  part: Progress['concepts'][number]['part'];
  kind: Progress['kinds'][number] | undefined;
}

async function Part({ part, kind, concepts }: PartProps) {
  const [t, say] = await Promise.all([getTranslations('practice'), getSay()]);
  if (concepts.length === 0) return null;
  return (
    <section aria-labelledby={part} className="flex flex-col gap-3 pt-2">
      <h2 id={part} className="font-semibold">
        {t(`parts.${part}`)}
      </h2>
      <ul className="flex flex-col gap-3">
        {concepts.map(({ id: concept, answers }) => {
          const title = say({ id: `questions.concepts.${concept}.title` });
          return (
            <li key={concept}>
              <Card className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <div className="min-w-0 flex-1 basis-60">
                  <h3 className="font-semibold">{title}</h3>
                  <p className="text-sm text-soft">{say({ id: `questions.concepts.${concept}.lesson` })}</p>
                  <p className="mt-1 text-xs text-soft">{t('answered', { count: answers })}</p>
                </div>
                <StartButton {...(kind && { kind })} concept={concept} small about={title}>
                  {t('startConcept')}
                </StartButton>
              </Card>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
