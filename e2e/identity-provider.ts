// A small OpenID Connect provider for the browser tests: discovery, keys, authorization code with PKCE,
// ID tokens. Whoever asks is let in under the name they type.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { identityProvider } from './server';

const { issuer, clientId, clientSecret } = identityProvider;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What was asked for, by the code that was given out for it. */
const granted = new Map<
  string,
  { claims: Record<string, unknown>; challenge: string; redirectUri: string }
>();

createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', issuer);
  const json = (body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const asked = (name: string) => url.searchParams.get(name) ?? '';

  switch (`${request.method} ${url.pathname}`) {
    case 'GET /.well-known/openid-configuration':
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    case 'GET /keys':
      return json({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }],
      });
    case 'GET /authorize':
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<form action="/decide">${[...url.searchParams]
            .map(
              ([name, value]) =>
                `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
            )
            .join('')}<label>Who are you? <input name="email"></label><button>Allow</button></form>`,
        );
    case 'GET /decide': {
      const code = randomUUID();
      const email = asked('email');
      granted.set(code, {
        claims: {
          sub: `subject of ${email}`,
          email,
          email_verified: true,
          name: email.split('@')[0],
          nonce: asked('nonce'),
        },
        challenge: asked('code_challenge'),
        redirectUri: asked('redirect_uri'),
      });
      const back = new URL(asked('redirect_uri'));
      back.search = new URLSearchParams({ code, state: asked('state') }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    case 'POST /token': {
      const form = await formOf(request);
      const grant = granted.get(form.get('code') ?? '');
      granted.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const credentials = Buffer.from(
        `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
      ).toString('base64');
      const isOurs = request.headers.authorization === `Basic ${credentials}`;
      if (
        !grant ||
        !isOurs ||
        challenge !== grant.challenge ||
        form.get('redirect_uri') !== grant.redirectUri
      ) {
        return json({ error: 'invalid_grant' }, 400);
      }
      return json({ access_token: randomUUID(), token_type: 'Bearer', id_token: idToken(grant.claims) });
    }
    default:
      return json({ error: 'not found' }, 404);
  }
}).listen(Number(new URL(issuer).port), '127.0.0.1');

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

/** RFC 7519, signed with RS256. */
function idToken(claims: Record<string, unknown>): string {
  const seconds = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: clientId, iat: seconds, exp: seconds + 300, ...claims };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'test' })}.${part(payload)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
