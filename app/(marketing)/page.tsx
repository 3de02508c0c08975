import { getMessages, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { StartButton } from '@/app/(study)/practice/start-button';
import { GhostRun } from '@/components/home/ghost-run';
import { Title } from '@/components/ui/title';

export default async function HomePage() {
  const [t, { ladder: labels }] = await Promise.all([getTranslations('home'), getMessages()]);
  return (
    <Shell width="desk">
      <div className="grid items-center gap-6 lg:grid-cols-2 lg:gap-12">
        <div className="flex flex-col gap-4">
          <Title display>{t('headline')}</Title>
          <p>{t('lead')}</p>
          <StartButton look="main">{t('practise')}</StartButton>
        </div>
        <Run caption={t('twoWayCaption')}>
          <GhostRun id="two-way" way="two" title={t('twoWay')} labels={labels} />
        </Run>
        <div className="flex flex-col gap-4">
          <h2 className="text-question">{t('threeWay')}</h2>
          <p>{t('how')}</p>
        </div>
        <Run caption={t('threeWayCaption')}>
          <GhostRun id="three-way" way="three" title={t('threeWay')} labels={labels} />
        </Run>
      </div>
    </Shell>
  );
}

function Run({ caption, children }: { caption: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {children}
      <p className="px-1 text-sm text-soft">{caption}</p>
    </div>
  );
}
