import { getFormatter, getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import type { Progress } from '@/lib/study/progress';

const SQUARE = 14;
const PITCH = 18;

/** The last weeks, a column each, Mondays on top: the more was answered on a day, the fuller its square. */
export async function Calendar({ days }: { days: Progress['calendar'] }) {
  const [t, format] = await Promise.all([getTranslations('progress'), getFormatter()]);
  const weeks = Math.ceil(days.length / 7);
  const studied = days.filter(({ answers }) => answers > 0);
  const nameOf = (day: string) =>
    format.dateTime(new Date(day), { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <section aria-labelledby="calendar" className="flex flex-col gap-2">
      <h2 id="calendar" className="font-semibold">
        {t('calendar', { count: weeks })}
      </h2>
      <svg
        role="img"
        aria-label={t('studied', { count: studied.length })}
        viewBox={`0 0 ${weeks * PITCH} ${7 * PITCH}`}
        className="w-full max-w-80"
      >
        {days.map(({ day, answers }, i) => (
          <g key={day} transform={`translate(${Math.floor(i / 7) * PITCH} ${(i % 7) * PITCH})`}>
            <rect
              x="0.5"
              y="0.5"
              width={SQUARE}
              height={SQUARE}
              rx="3"
              className="fill-none stroke-line"
              strokeWidth="1"
            />
            <Filling answers={answers} />
          </g>
        ))}
      </svg>
      <Disclosure summary={t('calendarTable')}>
        <table className="text-sm tabular-nums">
          <thead>
            <tr>
              <th scope="col" className="py-1 pr-6 text-left font-semibold">
                {t('day')}
              </th>
              <th scope="col" className="py-1 text-right font-semibold">
                {t('dayAnswers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {studied.map(({ day, answers }) => (
              <tr key={day}>
                <th scope="row" className="py-0.5 pr-6 text-left font-normal">
                  {nameOf(day)}
                </th>
                <td className="py-0.5 text-right">{answers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </section>
  );
}

/** From so many answers on a square is a third full, two thirds, full. */
const steps = [1, 5, 15];

function Filling({ answers }: { answers: number }) {
  const step = steps.filter((least) => answers >= least).length;
  if (step === 0) return null;
  const size = 4 + (SQUARE - 4) * (step / steps.length);
  const place = 0.5 + (SQUARE - size) / 2;
  return <rect x={place} y={place} width={size} height={size} rx="3" className="fill-correct" />;
}
