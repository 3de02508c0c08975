import { randomUUID } from 'node:crypto';
import { expect, inspect, picture, test } from './fixtures';
import { answerThatIs, ask, check, fill } from './question';

const words = {
  en: {
    settings: /^Settings/,
    newCards: 'New cards a day',
    exam: 'Day of the exam',
    save: 'Save',
    saved: 'Saved',
    wrong: 'Found “51”; expected a whole number from 0 to 50.',
    noDay: /^Found “0012-06-01”; expected a day from 2000-01-01 to 2199-12-31/,
    dark: 'Dark',
    device: 'As the device',
    still: 'As little motion as can be',
    left: /^new cards\s*2$/,
  },
  zh: {
    settings: /^设置/,
    newCards: '每天的新卡片数',
    exam: '考试日期',
    save: '保存',
    saved: '已保存',
    wrong: '输入的是“51”，应为 0 到 50 之间的整数。',
    noDay: /^输入的是“0012-06-01”，应为 2000-01-01 到 2199-12-31 之间的日期/,
    dark: '深色',
    device: '跟随设备',
    still: '尽量减少动态效果',
    left: /^张新卡片\s*2$/,
  },
};

test('what somebody wants of their reviews is kept; what is wrong is said, and stays', async ({
  page,
  isMobile,
}) => {
  const w = words[isMobile ? 'zh' : 'en'];
  await page.goto('/settings');
  await expect(page).toHaveURL('/review');
  if (isMobile) await page.goto('/?lang=zh-CN');
  const { question } = await ask(page, 'next-segment', 'open-numbers');
  await fill(page, answerThatIs('right', question), question);
  await check(page, 'right', isMobile ? 'zh' : 'en');

  await page.goto('/review');
  await page.getByRole('link', { name: w.settings }).click();
  await expect(page).toHaveURL('/settings');
  await inspect(page);
  await page.getByLabel(w.newCards).fill('51');
  await page.getByLabel(w.exam).fill('0012-06-01');
  await page.getByRole('button', { name: w.save }).click();
  await expect(page.getByText(w.wrong)).toBeVisible();
  await expect(page.getByText(w.noDay)).toBeVisible();
  await expect(page.getByLabel(w.newCards)).toHaveValue('51');
  await expect(page.getByLabel(w.exam)).toHaveValue('0012-06-01');
  await inspect(page);
  await page.getByLabel(w.exam).fill('2030-06-01');
  await page.getByLabel(w.newCards).fill('2');
  await page.getByRole('button', { name: w.save }).click();
  await expect(page.getByText(w.saved)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(w.newCards)).toHaveValue('2');
  await expect(page.getByLabel(w.exam)).toHaveValue('2030-06-01');

  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(251, 250, 247)');
  await page.getByRole('button', { name: w.dark }).click();
  await expect(page.getByRole('button', { name: w.dark, pressed: true })).toBeVisible();
  expect(await ground()).toBe('rgb(15, 17, 21)');
  await inspect(page);
  await picture(page, 'settings-dark');
  const device = page.getByRole('button', { name: w.device, pressed: true });
  await expect(device).toHaveCount(1);
  await page.getByRole('button', { name: w.device }).first().click();
  await expect(device).toHaveCount(2);
  expect(await ground()).toBe('rgb(251, 250, 247)');

  await page.getByRole('button', { name: w.still }).click();
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduce');
  await page.getByRole('button', { name: w.device }).last().click();
  await expect(page.locator('html')).not.toHaveAttribute('data-motion');

  await page.goto('/review');
  await expect(page.locator('dl > div').filter({ hasText: w.left })).toHaveCount(1);
});

test('a member signs out everywhere, and then deletes the account', { tag: '@once' }, async ({
  page,
  browser,
}) => {
  const [email, password] = [`${randomUUID()}@example.org`, 'three segments'];
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/progress');
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const elsewhere = await other.newPage();
  await elsewhere.goto('/settings');
  await expect(elsewhere).toHaveURL('/settings');

  await page.goto('/settings');
  await expect(page.getByText(`By e-mail and password: ${email}`)).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL('/sign-in');
  await elsewhere.getByRole('button', { name: 'Save' }).click();
  await expect(elsewhere).toHaveURL('/sign-in?next=/settings');
  await other.close();

  const signIn = async () => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await signIn();
  await expect(page.getByRole('link', { name: 'Sign out' })).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: 'Yes, delete it' }).check();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn();
  await expect(page.getByText('No account has this e-mail and this password.')).toBeVisible();
});
