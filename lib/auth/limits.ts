import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '@/lib/data/client';
import { AppError } from '@/lib/errors';

const quarterOfAnHour = 15 * 60;

/** Failed attempts that are let through in a quarter of an hour: for one e-mail, and from one address. */
const points = { email: 10, address: 100 };

async function limiter(of: keyof typeof points): Promise<RateLimiterPrisma> {
  return new RateLimiterPrisma({
    storeClient: await db(),
    tableName: 'rateLimiterFlexible',
    keyPrefix: `sign-in-${of}`,
    points: points[of],
    duration: quarterOfAnHour,
    clearExpiredByTimeout: false,
  });
}

/**
 * Counts an attempt to sign in before it is made.
 * @param email lower case
 * @param address of the client
 * @returns takes the count for this e-mail back, once the attempt has succeeded
 * @throws AppError `too-many-attempts`
 */
export async function countSignIn(email: string, address: string): Promise<() => Promise<void>> {
  const [byEmail, byAddress] = await Promise.all([limiter('email'), limiter('address')]);
  try {
    await byAddress.consume(address);
    await byEmail.consume(email);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new AppError('too-many-attempts');
    throw refusal;
  }
  return async () => {
    await byEmail.delete(email);
    await byAddress.reward(address);
  };
}
