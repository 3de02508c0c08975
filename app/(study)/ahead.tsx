import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReviewDay } from '@/lib/study/review';

/** How many cards the days to come will bring, if nothing is reviewed in between. */
export async function Ahead({ days }: { days: ReviewDay['ahead'] }) {
  const [t, format] = await Promise.all([getTranslations('review'), getFormatter()]);
  const most = Math.max(1, ...days.map(({ planned }) => planned));
  const nameOf = (day: string, i: number) =>
    i < 2
      ? t(i === 0 ? 'today' : 'tomorrow')
      : format.dateTime(new Date(day), { weekday: 'long', timeZone: 'UTC' });
  return (
    <table className="mt-2 w-full text-sm">
      <caption className="pb-1 text-left text-base font-semibold">{t('ahead')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('cards')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, planned }, i) => (
          <tr key={day}>
            <th scope="row" className="w-28 py-1 pr-3 text-left font-normal text-soft">
              {nameOf(day, i)}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-2 tabular-nums">
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  className="h-2.5 w-3/4 fill-edge"
                >
                  <rect width={(planned / most) * 100} height="10" />
                </svg>
                {planned}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
