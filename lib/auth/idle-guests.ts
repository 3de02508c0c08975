import 'server-only';
import { now } from '@/lib/clock';
import { transaction } from '@/lib/data/client';
import { removeIdleGuests } from '@/lib/data/users';

/** How long a guest who does not come back is kept, in seconds; the guest's cookie lasts as long. */
export const guestLifetime = 90 * 24 * 60 * 60;

const day = 24 * 60 * 60 * 1000;

/** Removes idle guests now and once a day from now on. A day on which that fails is made up for by the next. */
export async function keepRemovingIdleGuests(): Promise<void> {
  const remove = async () => {
    const idleSince = new Date(now().getTime() - guestLifetime * 1000);
    await transaction((tx) => removeIdleGuests(tx, idleSince)).catch((error) => console.error(error));
  };
  await remove();
  setInterval(remove, day).unref();
}
