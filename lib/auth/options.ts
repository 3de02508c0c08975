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
import { clientAddress } from './client-address';
import { dropGuestCookie, readGuestCookie } from './guest-cookie';
import { identityProviders, vouchesForEmail } from './providers';
import { checkPassword, enterWithIdentity } from './sign-in';

declare module 'next-auth' {
  interface Session {
    user?: { id: string; epoch: number };
  }
  interface User {
    /** The session epoch in which a password was found right. */
    epoch?: number;
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
          emailVerified: vouchesForEmail(account.provider, profile),
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
      try {
        return await checkPassword(credentials, await clientAddress());
      } catch (error) {
        // next-auth hands this message to the sign-in page: a code, and nothing of what went wrong inside.
        if (error instanceof AppError) throw new Error(error.code);
        console.error(error);
        throw new Error('unexpected');
      }
    },
  });
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
  // A password that was changed since it was checked opens nothing.
  return { sub: member.id, epoch: entered.epoch ?? member.sessionEpoch };
}
