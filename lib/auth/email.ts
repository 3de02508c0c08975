import 'server-only';
import * as z from 'zod';

/** One spelling for one address: what comes before the @ is compared without regard to case, too. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** An address as we keep it. */
export const Email = z.string().transform(normalEmail).pipe(z.email().max(254));
