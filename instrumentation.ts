/**
 * Runs once in each server process, before its first request: the settings are checked and the database
 * is opened. Next would go on without it and print a stack, so a failure stays in the promise that
 * `openDatabase` keeps: `scripts/start.mjs` waits for it and says why, and so would every request.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openDatabase } = await import('@/lib/data/client');
    const { keepHouse } = await import('@/lib/auth/housekeeping');
    await openDatabase().then(keepHouse, () => undefined);
  }
}
