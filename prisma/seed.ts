import { hash } from '@node-rs/argon2';
import { db } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';

/** The password of both demo accounts; they work only where the app is on the loopback address. */
const password = 'three segments';

const accounts = [
  { email: 'ada@ackademy.example', name: 'Ada', locale: 'en' },
  { email: 'xiaoming@ackademy.example', name: '小明', locale: 'zh-CN' },
] as const;

/** Whether nobody has used this database yet. */
export async function isEmpty(): Promise<boolean> {
  return (await (await db()).user.count()) === 0;
}

/**
 * Makes the demo accounts that are not there.
 * @returns how many it made
 */
export async function seed(now: Date): Promise<number> {
  const client = await db();
  const { count } = await client.user.createMany({
    data: await Promise.all(
      accounts.map(async (account) => ({
        ...account,
        id: newId(),
        kind: 'member' as const,
        demo: true,
        passwordHash: await hash(password),
        createdAt: now,
        lastSeenAt: now,
      })),
    ),
    skipDuplicates: true,
  });
  return count;
}
