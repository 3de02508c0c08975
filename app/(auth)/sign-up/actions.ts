'use server';

import { getLocale } from 'next-intl/server';
import * as z from 'zod';
import { openAction } from '@/lib/auth/action';
import { clientAddress } from '@/lib/auth/client-address';
import { readGuestCookie } from '@/lib/auth/guest-cookie';
import { type SignUpProblems, signUp } from '@/lib/auth/sign-up';
import { now } from '@/lib/clock';

const Fields = z.object({ email: z.string(), password: z.string(), name: z.string() });

const signUpSafely = openAction.inputSchema(Fields).action(async ({ parsedInput }) =>
  signUp({
    ...parsedInput,
    guestId: await readGuestCookie(),
    address: await clientAddress(),
    locale: await getLocale(),
    now: now(),
  }),
);

/** Makes an account. The problems by field; undefined when it failed on our side. */
export async function signUpAction(fields: z.infer<typeof Fields>): Promise<SignUpProblems | undefined> {
  return (await signUpSafely(fields)).data;
}
