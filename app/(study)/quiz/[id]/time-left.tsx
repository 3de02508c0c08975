import { getTranslations } from 'next-intl/server';
import { Countdown } from '@/components/quiz/countdown';
import { now } from '@/lib/clock';
import type { ShownQuiz } from '@/lib/study/quiz';

const WARNED_AT = [5, 1];

/** How much time an open quiz has left, where it counts. */
export async function TimeLeft({ quiz: { endsAt, submittedAt } }: { quiz: ShownQuiz }) {
  const t = await getTranslations('quiz');
  if (endsAt === null || submittedAt !== null) return null;
  return (
    <Countdown
      left={endsAt.getTime() - now().getTime()}
      label={t('timeLeft')}
      warnings={WARNED_AT.map((minutes) => ({ minutes, text: t('minutesLeft', { count: minutes }) }))}
    />
  );
}
