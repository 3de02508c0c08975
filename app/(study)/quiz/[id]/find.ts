import 'server-only';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { type ShownPlace, type ShownQuiz, showPlace, showQuiz } from '@/lib/study/quiz';

/** A quiz of whoever asks. Somebody else's is no more to be found than one that never was. */
export const findQuiz = (id: string): Promise<ShownQuiz> =>
  found((userId, locale) => showQuiz(userId, id, locale, now()));

/** A question of it, by its place as the address has it. */
export const findPlace = (id: string, place: string): Promise<ShownPlace> =>
  found((userId, locale) => showPlace(userId, id, Number(place), locale, now()));

async function found<T>(show: (userId: string, locale: string) => Promise<T>): Promise<T> {
  const who = await viewer();
  if (!who) notFound();
  try {
    return await show(who.id, await getLocale());
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
