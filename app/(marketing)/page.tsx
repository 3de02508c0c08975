import { getMessages, getTranslations } from 'next-intl/server';
import { Shell } from '@/app/_shell/shell';
import { StartButton } from '@/app/(study)/practice/start-button';
import { GhostRun } from '@/components/home/ghost-run';
import { buttonClass } from '@/components/ui/button';
import { Sign } from '@/components/ui/sign';
import { Title } from '@/components/ui/title';

export default async function HomePage() {
  const [t, { ladder: labels }] = await Promise.all([getTranslations('home'), getMessages()]);
  return (
    <Shell width="desk">
      <div className="flex flex-col gap-4">
        <Title display>{t('headline')}</Title>
        <p className="max-w-3xl">{t('lead')}</p>
      </div>
      {/* One tap breaks it, with or without scripts: what it leads to is there already, folded away. */}
      <div className="group/ghost flex flex-col gap-4">
        <div className="max-w-[34rem] group-has-[[data-ghost][open]]/ghost:hidden">
          <GhostRun id="waiting" way="either" title={t('waitingTitle')} labels={labels} />
        </div>
        <details data-ghost className="group/fold">
          <summary className="mb-4 flex w-full list-none sm:w-fit [&::-webkit-details-marker]:hidden">
            <span className={`${buttonClass('main')} w-full group-open/fold:hidden`}>{t('break')}</span>
            <span className="hidden min-h-11 items-center text-soft group-open/fold:flex">{t('broken')}</span>
          </summary>
          <div className="flex flex-col gap-6">
            <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
              <Run outcome="wrong" heading={t('twoWay')} caption={t('twoWayCaption')}>
                <GhostRun id="two-way" way="two" title={t('runTitle')} labels={labels} />
              </Run>
              <Run outcome="right" heading={t('threeWay')} caption={t('threeWayCaption')}>
                <GhostRun id="three-way" way="three" title={t('realTitle')} labels={labels} />
              </Run>
            </div>
            <div className="flex flex-col gap-3 sm:flex-row sm:items-center">
              <p className="font-semibold">{t('yourTurn')}</p>
              <StartButton look="main">{t('practise')}</StartButton>
            </div>
          </div>
        </details>
      </div>
      <section className="flex max-w-3xl flex-col gap-1.5">
        <h2 className="font-semibold">{t('howTitle')}</h2>
        <p>{t('how')}</p>
      </section>
    </Shell>
  );
}

interface RunProps {
  outcome: 'right' | 'wrong';
  heading: string;
  caption: string;
  children: React.ReactNode;
}

const inks = { right: 'text-correct', wrong: 'text-wrong' };

/** One of the two handshakes: what it is, how it runs, what came of it. */
function Run({ outcome, heading, caption, children }: RunProps) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="font-semibold">{heading}</h2>
      {children}
      <p className="flex gap-2 px-1 text-sm text-soft">
        <Sign name={outcome} className={`mt-[0.15em] ${inks[outcome]}`} />
        <span className="min-w-0">{caption}</span>
      </p>
    </section>
  );
}
