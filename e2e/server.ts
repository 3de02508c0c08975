import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the browser tests' own server listens. */
const port = Number(process.env.E2E_PORT ?? 3137);

export const baseURL = `http://127.0.0.1:${port}`;

/** The secret that the tests start their server with, so that they can recompute keys. */
export const secret = 'the browser tests know this secret, nobody else uses it';

/** Whom the tests sign in with besides passwords: `identity-provider.ts`. */
export const identityProvider = {
  issuer: `http://127.0.0.1:${port + 1}`,
  clientId: 'ackademy-tests',
  clientSecret: 'only-for-tests',
};

/** A database of its own for each run: a folder that did not exist before, or E2E_DATABASE_URL. */
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'ackademy-e2e-'));

export const serverEnv = {
  PORT: String(port),
  HOST: '127.0.0.1',
  DATA_DIR: process.env.E2E_DATA_DIR,
  // Never the developer's own: an empty one means the embedded database.
  DATABASE_URL: process.env.E2E_DATABASE_URL ?? '',
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: baseURL,
  OIDC_ISSUER: identityProvider.issuer,
  OIDC_CLIENT_ID: identityProvider.clientId,
  OIDC_CLIENT_SECRET: identityProvider.clientSecret,
  OIDC_NAME: 'Testland',
};
