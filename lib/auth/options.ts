import 'server-only';
import { cookies, headers } from 'next/headers';
import type { User as AuthUser, NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/data/client';
import { findUserIdByIdentity } from '@/lib/data/identities';
import { findUser, mergeGuest } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { secret } from '@/lib/secrets';
import { dropGuestCookie, readGuestCookie } from './guest-cookie';
import { identityProviders } from './providers';
import { checkPassword, enterWithIdentity } from './sign-in';

declare module 'next-auth' {
  interface Session {
    user?: { id: string; epoch: number };
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    epoch?: number;
  }
}

/** How people sign in: e-mail and password, or an identity provider that the settings name. */
export function authOptions(): NextAuthOptions {
  return {
    secret: secret(),
    session: { strategy: 'jwt', maxAge: 60 * 60 * 24 * 30 },
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    providers: [passwordProvider(), ...identityProviders()],
    callbacks: {
      // For an identity provider this is the moment to find or make the member, or to say why not.
      async signIn({ account, profile, user }) {
        if (account?.type !== 'oauth') return true;
        const entered = await enterWithIdentity({
          key: { provider: account.provider, subject: account.providerAccountId },
          email: user.email ?? null,
          emailVerified: (profile as { email_verified?: boolean } | undefined)?.email_verified ?? true,
          name: user.name ?? null,
          guestId: await readGuestCookie(),
          locale: (await headers()).get('x-ackademy-locale') ?? 'en',
          now: now(),
        });
        return entered.ok || `/sign-in?error=${entered.code}`;
      },
      async jwt({ token, account, user }) {
        if (account) return onSignIn(account, user);
        return token;
      },
      session({ session, token }) {
        return { ...session, user: { id: token.sub ?? '', epoch: token.epoch ?? -1 } };
      },
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    id: 'password',
    credentials: { email: {}, password: {} },
    async authorize(credentials) {
      const { email = '', password = '' } = credentials ?? {};
      try {
        return await checkPassword(email, password, await clientAddress());
      } catch (error) {
        // next-auth hands this message to the sign-in page; anything else must not leave the server.
        if (error instanceof AppError) throw new Error(error.code);
        throw error;
      }
    },
  });
}

/** The last hop that the server saw; a proxy in front is expected to append to the header. */
async function clientAddress(): Promise<string> {
  return (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
}

/** A session begins: what this browser's guest did becomes the member's, and the token names the member. */
async function onSignIn(
  account: { type: string; provider: string; providerAccountId: string },
  entered: AuthUser,
) {
  const memberId =
    account.type === 'oauth'
      ? await findUserIdByIdentity(await db(), {
          provider: account.provider,
          subject: account.providerAccountId,
        })
      : entered.id;
  const guestId = await readGuestCookie();
  if (memberId && guestId && guestId !== memberId) {
    await transaction((tx) => mergeGuest(tx, guestId, memberId, now()));
  }
  if (guestId) await dropGuestCookie();
  const member = memberId ? await findUser(await db(), memberId) : null;
  if (!member) throw new Error('The member who just signed in is gone');
  if (!(await cookies()).has('lang'))
    (await cookies()).set('lang', member.locale, { path: '/', sameSite: 'lax' });
  return { sub: member.id, epoch: member.sessionEpoch };
}
