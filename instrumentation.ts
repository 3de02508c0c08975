/** Runs once in each server process, before its first request: the settings and the database are in order now or never. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openDatabase } = await import('@/lib/data/client');
    await openDatabase();
  }
}
