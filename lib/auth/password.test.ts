import { expect, test } from 'vitest';
import { hashPassword, isPassword, passwordProblem } from './password';

test.each([
  ['three segments', undefined],
  ['三次握手四次挥手天天向上', undefined],
  ['short', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['aaaaaaaaaaaa', 'too-plain'],
  ['1234567890', 'too-plain'],
  ['0987654321', 'too-plain'],
  ['qwertyuiop', 'too-plain'],
  ['Ada.Lovelace@example.org', 'like-email'],
  ['ada.lovelace1', 'like-email'],
])('%s → %s', (password, problem) => {
  expect(passwordProblem(password, 'ada.lovelace@example.org')).toBe(problem);
});

test('a password is known by its hash, which is argon2id; without a hash the answer is no', async () => {
  const passwordHash = await hashPassword('three segments');
  expect(passwordHash).toMatch(/^\$argon2id\$/);
  expect(await isPassword('three segments', passwordHash)).toBe(true);
  expect(await isPassword('two segments', passwordHash)).toBe(false);
  expect(await isPassword('three segments', null)).toBe(false);
});
