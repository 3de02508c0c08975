import 'server-only';
import GitHubProvider from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import type { OAuthConfig, Provider } from 'next-auth/providers/index';
import { env } from '@/lib/env';

/** The claims of an OpenID Connect ID token that we read (Core 1.0, 5.1). */
interface Claims {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

/** The identity providers that the settings name. */
export function identityProviders(): Provider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  const providers: Provider[] = [];
  const oidc = openIdConnect();
  if (oidc) providers.push(oidc);
  if (GITHUB_ID && GITHUB_SECRET)
    providers.push(GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }));
  if (GOOGLE_ID && GOOGLE_SECRET)
    providers.push(GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }));
  return providers;
}

function openIdConnect(): OAuthConfig<Claims> | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  return {
    id: 'oidc',
    name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname,
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub, name, email }) => ({ id: sub, name: name ?? null, email: email ?? null }),
  };
}

/** Whether the provider has seen that the address is theirs. GitHub hands out no other; the rest say so. */
export function vouchesForEmail(provider: string, profile: object | undefined): boolean {
  return provider === 'github' || (profile as Partial<Claims> | undefined)?.email_verified === true;
}

/** What the sign-in page offers besides the password. */
export function identityProviderNames(): { id: string; name: string }[] {
  return identityProviders().map(({ id, name }) => ({ id, name }));
}
