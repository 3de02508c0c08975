import 'server-only';
import { isLocalOnly } from '@/lib/env';

/** Whether an account works here: demo accounts have a published password. */
export const mayBeHere = (user: { readonly demo: boolean }): boolean => !user.demo || isLocalOnly();
