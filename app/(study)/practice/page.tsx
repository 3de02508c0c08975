import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Card } from '@/components/ui/card';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { getSay } from '@/lib/i18n/say';
import { readProgress } from '@/lib/study/progress';
import { StartButton } from './start-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title') };
}

interface Props {
  /** `?kind=` asks by one kind of question only, where there is such a kind. */
  searchParams: Promise<{ kind?: string | string[] }>;
}

export default async function PracticePage({ searchParams }: Props) {
  const [t, say, who, { kind: wished }] = await Promise.all([
    getTranslations('practice'),
    getSay(),
    viewer(),
    searchParams,
  ]);
  const { concepts } = await readProgress(who?.id ?? null);
  return (
    <Shell place="practice">
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <StartButton look="main">{t('start')}</StartButton>
      <ul className="flex flex-col gap-3">
        {concepts.map(({ concept, answers, kinds }) => {
          const kind = kinds.find((candidate) => candidate === wished);
          const title = say({ id: `questions.concepts.${concept}.title` });
          return (
            <li key={concept}>
              <Card className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <div className="min-w-0 flex-1 basis-60">
                  <h2 className="font-semibold">{title}</h2>
                  <p className="text-sm text-soft">{say({ id: `questions.concepts.${concept}.lesson` })}</p>
                  <p className="mt-1 text-xs text-soft">{t('answered', { count: answers })}</p>
                </div>
                <StartButton {...(kind ? { kind } : {})} concept={concept} small about={title}>
                  {t('startConcept')}
                </StartButton>
              </Card>
            </li>
          );
        })}
      </ul>
    </Shell>
  );
}
