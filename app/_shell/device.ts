import { cookies } from 'next/headers';

// What somebody has chosen on a device. Of the device, not of the person: a phone at night and a projector
// want different things.

/** How the pages look: as the device has it, or light, or dark. */
export const themes = ['device', 'light', 'dark'] as const;

/** Whether anything moves: as the device has it, or as little as can be. */
export const motions = ['device', 'reduce'] as const;

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

function choice<Value extends string>(name: string, values: readonly Value[], byDefault: NoInfer<Value>) {
  const cookie = { name, path: '/', sameSite: 'lax', httpOnly: true } as const;
  return {
    async read(): Promise<Value> {
      const kept = (await cookies()).get(name)?.value;
      return values.find((value) => value === kept) ?? byDefault;
    },
    async keep(value: Value): Promise<void> {
      const jar = await cookies();
      if (value === byDefault) jar.delete(name);
      else jar.set({ ...cookie, value, maxAge: A_YEAR_IN_SECONDS });
    },
  };
}

export const theme = choice('theme', themes, 'device');
export const motion = choice('motion', motions, 'device');
