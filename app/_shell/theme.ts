import { cookies } from 'next/headers';

/** How the pages look: as the device has it, or as somebody has chosen on it. */
export const themes = ['device', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** Of the device, not of the person: a phone at night and a projector want different ones. */
const cookie = { name: 'theme', path: '/', sameSite: 'lax', httpOnly: true } as const;

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** The theme of this device; `device` where none was chosen. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(cookie.name)?.value;
  return themes.find((theme) => theme === value) ?? 'device';
}

export async function keepTheme(theme: Theme): Promise<void> {
  const jar = await cookies();
  if (theme === 'device') jar.delete(cookie.name);
  else jar.set({ ...cookie, value: theme, maxAge: A_YEAR_IN_SECONDS });
}
