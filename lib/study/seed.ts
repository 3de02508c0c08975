import 'server-only';
import { hmac } from '@/lib/secrets';

/** What a question is drawn from: nobody who knows its id alone can know it. */
export const seedOf = (questionId: string): string => hmac('question-seed', questionId);
