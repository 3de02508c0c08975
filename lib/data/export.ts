import 'server-only';
import type { Tx } from './client';

/** All that is kept about a person, but for what only the server may know: keys, seeds, the password's hash. */
export function readEverything(tx: Tx, userId: string) {
  return tx.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      kind: true,
      email: true,
      name: true,
      locale: true,
      timeZone: true,
      desiredRetention: true,
      newCardsPerDay: true,
      reviewsPerDay: true,
      examAt: true,
      createdAt: true,
      lastSeenAt: true,
      identities: { select: { provider: true, createdAt: true } },
      questions: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          kind: true,
          concept: true,
          purpose: true,
          why: true,
          hints: true,
          createdAt: true,
        },
      },
      answers: {
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          questionId: true,
          raw: true,
          answeredAt: true,
          receivedAt: true,
          locale: true,
          hints: true,
          question: { select: { kind: true, concept: true, purpose: true } },
          verdicts: {
            orderBy: [{ gradedAt: 'asc' }, { id: 'asc' }],
            select: { outcome: true, millipoints: true, misconceptions: true, gradedAt: true },
          },
          lowerings: {
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
            select: { rating: true, createdAt: true },
          },
        },
      },
      quizzes: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          mode: true,
          minutes: true,
          createdAt: true,
          submittedAt: true,
          items: {
            orderBy: { place: 'asc' },
            select: { place: true, questionId: true, flagged: true, draft: true, savedAt: true },
          },
        },
      },
      recalls: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, about: true, rating: true, takesBack: true, createdAt: true },
      },
      reports: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { questionId: true, note: true, locale: true, createdAt: true },
      },
    },
  });
}
