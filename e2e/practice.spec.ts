import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, inspect, picture, test } from './fixtures';
import { answerOfBelief, answerThatIs, ask, check, fill, type Outcome } from './question';

async function answer(
  page: Page,
  raw: Record<string, string>,
  outcome: Outcome,
  language: 'en' | 'zh' = 'en',
) {
  await fill(page, raw);
  await check(page, outcome, language);
}

test('a visitor answers one question wrong and one right, sees why, signs up, and finds both', {
  tag: '@desk',
}, async ({ page }) => {
  const first = await ask(page, 'fill-numbers', 'open-numbers');
  await picture(page, 'question');
  await inspect(page);
  const { raw, outcome } = answerOfBelief(first.question);
  await answer(page, raw, outcome);
  await expect(page.getByText('You hold that')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your protocol' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The real one' })).toBeVisible();
  await picture(page, 'feedback');
  await inspect(page);

  const second = await ask(page, 'fill-numbers', 'close-numbers');
  await answer(page, answerThatIs('right', second.question), 'right');
  await inspect(page);

  await page.goto('/progress');
  await expect(page.getByText('You are here as a guest')).toBeVisible();
  await expect(page.getByRole('table', { name: 'The days to come' })).toBeVisible();
  const everything = await page.request.get('/progress/ackademy.json');
  expect((await everything.json()).answers).toHaveLength(2);
  expect((await page.request.get('/progress/nonsense')).status()).toBe(404);
  await inspect(page);
  await page.getByRole('link', { name: 'Sign up' }).click();
  await inspect(page);
  await page.getByLabel('E-mail').fill(`${randomUUID()}@example.org`);
  await page.getByLabel('Password').fill('three segments');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/progress');
  await expect(page.getByRole('link', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Wrong' })).toHaveCount(
    outcome === 'wrong' ? 1 : 0,
  );
  await expect(page.getByRole('listitem').filter({ hasText: /^Right/ })).toHaveCount(1);
  await inspect(page);
});

test('the same in Chinese', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/?lang=zh-CN');
  await inspect(page);
  const first = await ask(page, 'fill-numbers', 'open-numbers');
  await inspect(page);
  await answer(page, answerThatIs('wrong', first.question), 'wrong', 'zh');
  await inspect(page);
  const second = await ask(page, 'next-segment', 'open-states');
  await inspect(page);
  await answer(page, answerThatIs('right', second.question), 'right', 'zh');
  await page.goto('/progress');
  await expect(page.getByRole('listitem').filter({ hasText: '错误' })).toHaveCount(1);
  await inspect(page);
  await page.goto('/sign-in');
  await inspect(page);
});

test('a guest who signs in finds the guest’s answers with the member’s own', { tag: '@once' }, async ({
  page,
}) => {
  const credentials = { email: `${randomUUID()}@example.org`, password: 'three segments' };
  const enter = async (button: string) => {
    await page.getByLabel('E-mail').fill(credentials.email);
    await page.getByLabel('Password').fill(credentials.password);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page).toHaveURL('/progress');
  };
  const one = await ask(page, 'next-segment', 'open-numbers');
  await answer(page, answerThatIs('right', one.question), 'right');
  await page.goto('/sign-up');
  await enter('Sign up');
  await page.goto('/sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

  const other = await ask(page, 'next-segment', 'close-numbers');
  await answer(page, answerThatIs('wrong', other.question), 'wrong');
  await page.goto('/sign-in');
  await enter('Sign in');
  await expect(page.getByRole('list').last().getByRole('listitem')).toHaveCount(2);
});

test('before the answer nothing that reaches the browser holds a key or the seed', { tag: '@once' }, async ({
  page,
}) => {
  const bodies: string[] = [];
  page.on('response', async (response) => {
    const body = await response.text().catch(() => '');
    bodies.push(`${JSON.stringify(response.headers())}\n${body}`);
  });
  const { seed, question } = await ask(page, 'fill-numbers', 'open-numbers');
  await page.reload();
  for (let hints = 1; hints <= 3; hints++) {
    await page.getByRole('button', { name: 'Hint' }).click();
    await expect(page.getByRole('region', { name: 'Hints' }).getByRole('listitem')).toHaveCount(hints);
  }
  await expect(page.getByRole('button', { name: 'Hint' })).toBeHidden();
  await fill(
    page,
    Object.fromEntries(Object.keys(answerThatIs('right', question)).map((field) => [field, 'x'])),
  );
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Expected a number').first()).toBeVisible();

  const numbers = Object.values(answerThatIs('right', question)).map(Number);
  expect(numbers.length).toBeGreaterThan(0);
  const forbidden = [seed, ...numbers.flatMap((n) => [String(n), n.toString(16), n.toLocaleString('en')])];
  bodies.push(await page.content());
  expect(bodies.length).toBeGreaterThan(5);
  for (const secret of forbidden.filter((text) => text.length > 5)) {
    expect(bodies.filter((body) => body.includes(secret)).map((body) => body.slice(0, 300))).toEqual([]);
  }
});

test('an answer in the wrong form is not counted, and nothing typed is lost', { tag: '@desk' }, async ({
  page,
}) => {
  const { question } = await ask(page, 'fill-numbers', 'open-numbers');
  const [field = '', ...others] = Object.keys(answerThatIs('right', question));
  await fill(page, { [field]: 'about 7' });
  await page.getByRole('button', { name: 'Check' }).click();
  const input = page.locator(`[name="${field}"]`);
  await expect(input).toHaveAccessibleDescription(/Expected a number/);
  await expect(input).toHaveValue('about 7');
  await expect(input).toBeFocused();
  if (others[0])
    await expect(page.locator(`[name="${others[0]}"]`)).toHaveAccessibleDescription(/Fill this in/);
  await inspect(page);
  await page.goto('/progress');
  await expect(page.getByText('Nothing answered yet')).toBeVisible();
});

test('a lost connection loses nothing, and a repeated answer counts once', { tag: '@once' }, async ({
  page,
  context,
}) => {
  const { question } = await ask(page, 'fill-numbers', 'open-numbers');
  const raw = answerThatIs('right', question);
  await fill(page, raw);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Your answer did not arrive')).toBeVisible();
  await context.setOffline(false);
  for (const [field, value] of Object.entries(raw))
    await expect(page.locator(`[name="${field}"]`)).toHaveValue(value);
  const url = page.url();
  const other = await context.newPage();
  await other.goto(url);
  await fill(other, raw);
  await answer(page, {}, 'right');
  await other.getByRole('button', { name: 'Check' }).click();
  await expect(other.getByRole('status').getByRole('heading')).toHaveText('Right');
  await page.goto('/progress');
  await expect(page.getByRole('list').last().getByRole('listitem')).toHaveCount(1);
});

test('a hint says its cost before it is taken, leaves what was entered, and comes off the mark', async ({
  page,
}) => {
  const hints = page.getByRole('region', { name: 'Hints' }).getByRole('listitem');
  const chosen = await ask(page, 'next-segment', 'open-numbers');
  const { option = '' } = answerThatIs('right', chosen.question);
  await fill(page, { option });
  await page.getByRole('button', { name: 'Hint (−10%)' }).dblclick();
  await expect(hints).toHaveCount(1);
  await expect(hints.first()).toBeFocused();
  await expect(page.locator(`[value="${option}"]`)).toBeChecked();

  const typed = await ask(page, 'fill-numbers', 'open-numbers');
  const raw = answerThatIs('right', typed.question);
  await fill(page, raw);
  for (const [taken, cost] of [10, 20].entries()) {
    await page.getByRole('button', { name: `Hint (−${cost}%)` }).click();
    await expect(hints.nth(taken)).toBeInViewport();
    for (const [field, value] of Object.entries(raw))
      await expect(page.locator(`[name="${field}"]`)).toHaveValue(value);
  }
  await expect(page.getByRole('button', { name: 'Hint (−30%)' })).toBeVisible();
  await page.goto(`${page.url()}?hints=3`);
  await expect(hints).toHaveCount(2);
  await inspect(page);
  await fill(page, raw);
  await answer(page, {}, 'right');
  await expect(page.getByText('You took 2 hints (−30%): 70% of the marks.')).toBeVisible();
  await inspect(page);
});

test('a hint that nobody heard asked for costs nothing, and nothing entered is lost', {
  tag: '@once',
}, async ({ page, context }) => {
  const { question } = await ask(page, 'fill-numbers', 'open-numbers');
  const raw = answerThatIs('right', question);
  await fill(page, raw);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Hint' }).click();
  await expect(page.getByText('The hint did not arrive')).toBeVisible();
  await context.setOffline(false);
  await answer(page, raw, 'right');
  await expect(page.getByText(/You took/)).toBeHidden();
});

test('what is wrong with a question can be said once it is answered, and nothing written is lost', {
  tag: '@desk',
}, async ({ page, context }) => {
  const { question } = await ask(page, 'fill-numbers', 'open-numbers');
  await expect(page.getByText('Something is wrong here')).toBeHidden();
  await answer(page, answerThatIs('wrong', question), 'wrong');
  await page.getByText('Something is wrong here').click();
  const note = page.getByLabel('What is wrong?');
  const send = page.getByRole('button', { name: 'Send the report' });
  await send.click();
  await expect(note).toHaveAccessibleDescription(/Say in a few words/);
  await expect(note).toBeFocused();
  const long = 'x'.repeat(2001);
  await note.fill(long);
  await send.click();
  await expect(note).toHaveAccessibleDescription(/2,000 characters at most/);
  await expect(note).toHaveValue(long);
  await inspect(page);

  await note.fill('The second number is off.');
  await context.setOffline(true);
  await send.click();
  await expect(note).toHaveAccessibleDescription(/did not arrive/);
  await context.setOffline(false);
  await expect(note).toHaveValue('The second number is off.');
  await send.dblclick();
  const thanks = page.getByRole('status').filter({ hasText: 'Thank you' });
  await expect(thanks).toBeFocused();
  await expect(note).toBeHidden();
  await inspect(page);
  await page.reload();
  await expect(thanks).toBeVisible();
});

test('somebody else’s question and an unknown one are not found', { tag: '@once' }, async ({
  page,
  browser,
}) => {
  await ask(page, 'fill-numbers', 'open-numbers');
  const url = page.url();
  const stranger = await browser.newPage();
  for (const address of [url, url.replace(/[^/]+$/, randomUUID()), url.replace(/[^/]+$/, 'nonsense')]) {
    const response = await stranger.goto(address);
    expect(response?.status()).toBe(404);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Not found');
  }
  await stranger.close();
});
