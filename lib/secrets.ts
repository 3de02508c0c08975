import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from './env';

let settled: string | undefined;

/** NEXTAUTH_SECRET, or a secret made on first need and kept in DATA_DIR. */
export function secret(): string {
  settled ??= env().NEXTAUTH_SECRET ?? keptSecret(env().DATA_DIR);
  return settled;
}

const secretFile = (dataDir: string) => join(dataDir, 'secret');

/** Whether there is a secret yet, without making one. */
export const hasSecret = (): boolean => !!env().NEXTAUTH_SECRET || existsSync(secretFile(env().DATA_DIR));

function keptSecret(dataDir: string): string {
  const file = secretFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

/** What we make of the secret. Each purpose has its own name in front, so that none serves for another. */
type Purpose = 'question-seed' | 'practice-choice' | 'guest' | 'password-reset';

/** HMAC-SHA-256 under the server's secret, in hex. */
export function hmac(purpose: Purpose, text: string): string {
  return createHmac('sha256', secret()).update(`${purpose}:${text}`).digest('hex');
}

/** Whether `mac` is the one that `hmac` makes; takes the same time wherever they differ. */
export function isHmac(purpose: Purpose, text: string, mac: string): boolean {
  const expected = Buffer.from(hmac(purpose, text));
  const found = Buffer.from(mac);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
