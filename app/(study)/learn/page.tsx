import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { Button } from '@/components/ui/button';
import { Sign } from '@/components/ui/sign';
import { Title } from '@/components/ui/title';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { getSay } from '@/lib/i18n/say';
import { type ConceptProgress, readProgress } from '@/lib/study/progress';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learn'))('title') };
}

export default async function LearnPage() {
  const [t, practice, say, who] = await Promise.all([
    getTranslations('learn'),
    getTranslations('practice'),
    getSay(),
    viewer(),
  ]);
  const { concepts } = await readProgress(who, now());
  const next = concepts.find((concept) => !concept.isMastered);
  return (
    <Shell place="learn">
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      {next ? (
        <p>
          <Button look="main" href={`/learn/${next.id}`}>
            {t('next', { concept: say({ id: `questions.concepts.${next.id}.title` }) })}
          </Button>
        </p>
      ) : null}
      {(['opening', 'closing', 'udp'] as const).map((part) => (
        <section key={part} aria-labelledby={part} className="flex flex-col gap-2 pt-2">
          <h2 id={part} className="font-semibold">
            {practice(`parts.${part}`)}
          </h2>
          <ol className="flex flex-col">
            {concepts
              .filter((concept) => concept.part === part)
              .map((concept) => (
                <Stop key={concept.id} concept={concept} />
              ))}
          </ol>
        </section>
      ))}
    </Shell>
  );
}

/** A concept on the path: its name, what it builds on, and how far one has come with it. */
async function Stop({ concept: { id, needs, mastery, isMastered } }: { concept: ConceptProgress }) {
  const [t, say, format] = await Promise.all([getTranslations('learn'), getSay(), getFormatter()]);
  const titleOf = (concept: string) => say({ id: `questions.concepts.${concept}.title` });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-line py-1.5">
      <a href={`/learn/${id}`} className="flex min-h-11 items-center font-medium hover:underline">
        {titleOf(id)}
      </a>
      {isMastered ? (
        <span className="flex items-center gap-1.5 text-sm text-correct">
          <Sign name="right" />
          {t('mastered')}
        </span>
      ) : mastery === undefined ? null : (
        <span className="text-sm text-soft">{t('begun')}</span>
      )}
      {needs.length > 0 ? (
        <span className="col-span-2 -mt-2 pb-1 text-sm text-soft">
          {t('needs', { concepts: format.list(needs.map(titleOf)) })}
        </span>
      ) : null}
    </li>
  );
}
