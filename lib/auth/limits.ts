import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '@/lib/data/client';
import { AppError } from '@/lib/errors';

const minute = 60;

/**
 * How many are let through in how many seconds. An address may be a whole lecture hall's, so what is
 * counted by address is counted generously.
 */
const limits = {
  'sign-in-email': { points: 10, duration: 15 * minute },
  'sign-in-address': { points: 100, duration: 15 * minute },
  'sign-up-address': { points: 300, duration: 60 * minute },
  'report-user': { points: 30, duration: 60 * minute },
  'report-address': { points: 300, duration: 60 * minute },
};

async function limiter(of: keyof typeof limits): Promise<RateLimiterPrisma> {
  return new RateLimiterPrisma({
    ...limits[of],
    storeClient: await db(),
    tableName: 'rateLimiterFlexible',
    keyPrefix: of,
    clearExpiredByTimeout: false,
  });
}

/** Counts one more. False when that is too many. */
async function counts(of: keyof typeof limits, key: string): Promise<boolean> {
  try {
    await (await limiter(of)).consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/**
 * Counts an attempt to sign in before it is made.
 * @param email in our spelling
 * @param address of the client
 * @returns takes the count back, once the attempt has succeeded
 * @throws AppError `too-many-attempts`
 */
export async function countSignIn(email: string, address: string): Promise<() => Promise<void>> {
  if (!(await counts('sign-in-address', address)) || !(await counts('sign-in-email', email)))
    throw new AppError('too-many-attempts');
  return async () => {
    await forgetSignIns(email);
    await (await limiter('sign-in-address')).reward(address);
  };
}

/** Lets this e-mail (in our spelling) start counting anew. */
export async function forgetSignIns(email: string): Promise<void> {
  await (await limiter('sign-in-email')).delete(email);
}

/** Counts an account about to be made. False when this address has made too many. */
export const countSignUp = (address: string): Promise<boolean> => counts('sign-up-address', address);

/**
 * Counts a report about to be made: by address too, since another guest is made in no time.
 * @param address of the client
 * @throws AppError `too-many-attempts`
 */
export async function countReport(userId: string, address: string): Promise<void> {
  if (!(await counts('report-address', address)) || !(await counts('report-user', userId)))
    throw new AppError('too-many-attempts');
}
