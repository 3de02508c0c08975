import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, inspect, test } from './fixtures';
import { serverEnv } from './server';

const password = 'three segments';
const somebody = () => `${randomUUID()}@example.org`;

async function signUp(page: Page, email: string) {
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/progress');
}

async function signIn(page: Page, email: string, word: string) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page) {
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
}

test('sign up, out and in again', async ({ page }) => {
  const email = somebody();
  await signUp(page, email);
  await signOut(page);
  await signIn(page, email.toUpperCase(), password);
  await expect(page).toHaveURL('/progress');
  await expect(page.getByRole('link', { name: 'Sign out' })).toBeVisible();
});

test('what is wrong with a sign-up stands beside the field, and nothing typed is lost', {
  tag: '@desk',
}, async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByLabel('Password').fill('short');
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/not an e-mail address/);
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Too short/);
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody');
  await inspect(page);

  await page.goto('/?lang=zh-CN');
  await page.goto('/sign-up');
  await page.getByLabel('电子邮箱').fill('ada@ackademy.example');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByLabel('电子邮箱')).toHaveAccessibleDescription(/已有账户/);
});

test('without scripts a form says that it needs them, and no password stands in the address', {
  tag: '@once',
}, async ({ browser }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  for (const [path, button] of [
    ['/sign-in', 'Sign in'],
    ['/sign-up', 'Sign up'],
  ] as const) {
    await page.goto(path);
    await expect(page.locator('noscript p')).toBeVisible();
    await page.getByLabel('E-mail').fill(somebody());
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page).toHaveURL(path);
  }
  await plain.close();
});

test('a wrong password and an unknown e-mail get the same answer, and attempts are counted', {
  tag: '@once',
}, async ({ page }) => {
  const email = somebody();
  await signUp(page, email);
  await signOut(page);
  await signIn(page, email, 'another password');
  const words = /No account has this e-mail and this password/;
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(words);
  await expect(page.getByLabel('E-mail')).toHaveValue(email);

  await signIn(page, somebody(), 'another password');
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(words);

  await signIn(page, email, 'wrong again 2');
  for (let attempt = 3; attempt <= 10; attempt++) {
    await page.getByLabel('Password').fill(`wrong again ${attempt}`);
    const answered = page.waitForResponse(/callback\/password/);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await answered;
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
  }
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Too many attempts/);
});

test('an identity provider lets people in, but never into an account that has their e-mail already', {
  tag: '@once',
}, async ({ page }) => {
  const enter = async (email: string) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with Testland' }).click();
    await page.getByLabel('Who are you?').fill(email);
    await page.getByRole('button', { name: 'Allow' }).click();
  };
  const email = somebody();
  for (let time = 1; time <= 2; time++) {
    await enter(email);
    await expect(page).toHaveURL('/progress');
    await signOut(page);
  }
  await enter('ada@ackademy.example');
  await expect(page.getByText('signs in another way')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
});

test('a link sets a new password once, and ends the sessions of the old one', { tag: '@once' }, async ({
  page,
  browser,
}) => {
  const email = somebody();
  await signUp(page, email);
  const script = ['--conditions=react-server', '--import', 'tsx', 'scripts/user.ts', 'reset-link', email];
  const link = execFileSync(process.execPath, script, {
    env: { ...process.env, ...serverEnv },
    encoding: 'utf8',
  }).trim();

  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await elsewhere.getByLabel('New password').fill('short');
  await elsewhere.getByRole('button', { name: 'Set the password' }).click();
  await expect(elsewhere.getByLabel('New password')).toHaveAccessibleDescription(/Too short/);
  await elsewhere.getByLabel('New password').fill('four segments');
  await elsewhere.getByRole('button', { name: 'Set the password' }).click();
  await expect(elsewhere.getByText('Your password is changed')).toBeVisible();

  await page.goto('/progress');
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  await elsewhere.goto(link);
  await expect(elsewhere.getByText('This link does not work')).toBeVisible();
  await signIn(elsewhere, email, 'four segments');
  await expect(elsewhere).toHaveURL('/progress');
  await elsewhere.close();
});

test('a forged link, a forged guest and an unknown page are met with words', { tag: '@once' }, async ({
  page,
  context,
}) => {
  await page.goto('/reset/W10.0000');
  await expect(page.getByText('This link does not work')).toBeVisible();
  await context.addCookies([
    { name: 'guest', value: `${randomUUID()}.${'0'.repeat(64)}`, url: serverEnv.NEXTAUTH_URL },
  ]);
  await page.goto('/progress');
  await expect(page.getByText('Nothing answered yet')).toBeVisible();
  const answer = await page.goto('/no/such/page');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
  await inspect(page);
});
