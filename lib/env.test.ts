import { expect, test } from 'vitest';
import { isLocalOnly, readEnvironment } from './env';

/** The lines that a person gets to see. */
const problems = (variables: Record<string, string>) => {
  const result = readEnvironment(variables);
  return result.ok ? [] : result.problems;
};

test('nothing has to be set', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ DATABASE_URL: '', NEXTAUTH_SECRET: '' })).toEqual([]);
});

test('what is wrong is named, with what was found and what is expected', () => {
  expect(problems({ NEXTAUTH_URL: 'ackademy' })).toEqual([
    'NEXTAUTH_URL is "ackademy": expected the address of the app, such as https://ackademy.example',
  ]);
  expect(problems({ OIDC_ISSUER: 'https://id.example' })).toEqual([
    'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET missing: OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET are expected together',
  ]);
});

test('no secret is printed', () => {
  const [url = '', secret = ''] = [
    ...problems({ DATABASE_URL: 'mysql://me:hunter2@host/db' }),
    ...problems({ NEXTAUTH_SECRET: 'hunter2' }),
  ];
  expect(url).toMatch(/^DATABASE_URL: expected postgresql:/);
  expect(secret).toMatch(/^NEXTAUTH_SECRET: expected 32/);
  expect(url + secret).not.toContain('hunter2');
});

test.each([
  ['127.0.0.1', undefined, true],
  ['::1', 'http://localhost:3000', true],
  ['localhost', 'http://[::1]:3000', true],
  ['0.0.0.0', undefined, false],
  ['192.168.1.7', 'http://localhost:3000', false],
  ['127.0.0.1', 'https://ackademy.example', false],
])('listening on %s under %s, the demo accounts work: %s', (HOST, NEXTAUTH_URL, local) => {
  expect(isLocalOnly({ HOST, NEXTAUTH_URL })).toBe(local);
});
