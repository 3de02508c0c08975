import { getTranslations } from 'next-intl/server';
import type { PlayerLabels, PlayerProps, PlayerStep } from '@/components/player/player';
import { getSay } from '@/lib/i18n/say';
import type { Lesson } from '@/lib/study/learn';
import { addressOf, sourceOf } from '../../sections';

type Run = Lesson['run'];
type Hosts = NonNullable<Run['steps'][number]['hosts']>;
type Variables = NonNullable<Hosts['client']['variables']>;

/** The RFC's own names. */
const variables: readonly (readonly [name: string, of: keyof Variables])[] = [
  ['ISS', 'iss'],
  ['SND.UNA', 'sndUna'],
  ['SND.NXT', 'sndNxt'],
  ['IRS', 'irs'],
  ['RCV.NXT', 'rcvNxt'],
  ['RCV.WND', 'rcvWnd'],
];

/** The steps of a run in the reader's words; the first is the one before anything happens. */
export async function stepsOf(run: Run): Promise<PlayerProps['steps']> {
  const [t, say] = await Promise.all([getTranslations('player'), getSay()]);
  const count = run.steps.length;
  const first: PlayerStep = {
    at: -1,
    place: t('place', { step: 0, count, at: 0 }),
    said: [],
    rules: [],
    cells: run.steps[0]?.hosts ? [['CLOSED', 'CLOSED'], ...variables.map(() => nothing)] : [],
  };
  const others = run.steps.map(
    ({ at, lines, sections, hosts }, i): PlayerStep => ({
      at,
      place: t('place', { step: i + 1, count, at }),
      said: lines.map(say),
      rules: sections.map((section) => ({ name: sourceOf(section), href: addressOf(section) })),
      cells: hosts ? cellsOf(hosts) : [],
    }),
  );
  return [first, ...others];
}

const nothing: PlayerStep['cells'][number] = ['–', '–'];

const cellsOf = ({ client, server }: Hosts): PlayerStep['cells'] => [
  [client.state, server.state],
  ...variables.map(([, of]) => [cellOf(client, of), cellOf(server, of)] as const),
];

/** Of the peer's numbers nothing is known before its SYN has come. */
function cellOf({ state, variables: known }: Hosts['client'], of: keyof Variables): string {
  const isUnknown = known === null || (state === 'SYN-SENT' && ['irs', 'rcvNxt'].includes(of));
  return isUnknown ? '–' : `${known[of]}`;
}

export async function labelsOf(run: Run): Promise<PlayerLabels> {
  const [t, ladder] = await Promise.all([getTranslations('player'), getTranslations('ladder')]);
  return {
    player: t('player'),
    back: t('back'),
    forward: t('forward'),
    play: t('play'),
    pause: t('pause'),
    scrub: t('scrub'),
    speed: t('speed'),
    keys: t('keys'),
    client: ladder('client'),
    server: ladder('server'),
    rows: run.steps[0]?.hosts ? [t('state'), ...variables.map(([name]) => name)] : [],
    changed: t('changed'),
  };
}
