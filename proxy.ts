import { type NextRequest, NextResponse } from 'next/server';
import { asLocale, localeCookie, matchLocale } from '@/lib/i18n/locales';

const development = process.env.NODE_ENV === 'development';

/**
 * Before every page: settles the language (`?lang=`, then the cookie, then Accept-Language), stores
 * one that was asked for, and allows only scripts that carry this request's nonce.
 */
export function proxy(request: NextRequest): NextResponse {
  const { nextUrl, cookies, headers } = request;
  const asked = asLocale(nextUrl.searchParams.get('lang'));
  const locale =
    asked ?? asLocale(cookies.get(localeCookie)?.value) ?? matchLocale(headers.get('accept-language'));
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);

  const passedOn = new Headers(headers);
  passedOn.set('x-ackademy-locale', locale);
  passedOn.set('x-ackademy-path', nextUrl.pathname + nextUrl.search);
  passedOn.set('x-nonce', nonce);
  passedOn.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers: passedOn } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('x-content-type-options', 'nosniff');
  if (asked) {
    response.cookies.set(localeCookie, asked, { path: '/', maxAge: 60 * 60 * 24 * 365, sameSite: 'lax' });
  }
  return response;
}

/** Development needs eval and inline styles for hot reloading; production has neither. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|icon.svg).*)' }],
};
