import 'server-only';
import { hmac } from '@/lib/secrets';

/** What a question is drawn from: nobody who knows its id alone can know it. */
export const seedOf = (questionId: string): string => hmac('question-seed', questionId);

/** What practice draws its next concept from: until there is another answer, the same one. */
export const choiceSeedAfter = (answerId = 'nothing'): string => hmac('practice-choice', answerId);
