import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, inspect, test } from './fixtures';
import { answerThatIs, ask, fill } from './question';

// Every page, and what it may look like: in every size, theme and language, for people to look at. Part of
// `npm run test:full`, and by itself `npm run screenshots`.

const kinds = [
  ['fill-numbers', 'open-numbers', 'partly'],
  ['fill-states', 'close-states', 'partly'],
  ['next-segment', 'why-four', 'wrong'],
  ['order-segments', 'why-four', 'wrong'],
  ['predict-outcome', 'half-close', 'wrong'],
  ['spot-the-error', 'time-wait-who', 'wrong'],
  ['who-retransmits', 'open-loss', 'right'],
] as const;

/** What the pages say, as the project's language has it. */
function messagesOf(locale: string) {
  const file = new URL(`../lib/i18n/messages/${locale === 'zh-CN' ? 'zh-CN' : 'en'}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as typeof import('../lib/i18n/messages/en.json');
}

test('every page and state', async ({ page, locale, colorScheme }) => {
  test.setTimeout(300_000);
  const m = messagesOf(locale ?? 'en');
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const look = async (name: string, from = 'body') => {
    await inspect(page);
    expect(await dark()).toBe(colorScheme === 'dark');
    await page.locator(from).evaluate((it) => it.scrollIntoView());
    await page.screenshot({ path: `test-results/walk/${test.info().project.name}/${name}.png` });
  };
  const visit = async (path: string, name: string) => {
    await page.goto(path);
    await look(name);
  };

  await visit('/', 'home');
  await page.getByText(m.home.break).click();
  await look('home-broken');
  for (const name of ['learn', 'practice', 'review', 'quiz', 'progress'])
    await visit(`/${name}`, `${name}-empty`);

  await visit('/learn/why-four', 'concept-predict');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: m.practice.check }).click();
  await page.waitForURL(/predicted=/);
  await look('concept-predicted');
  await visit('/learn/why-four?step=6', 'concept-run');
  await look('concept-beside', '#beliefs');

  for (const [kind, concept, outcome] of kinds) {
    const { question } = await ask(page, kind, concept);
    await look(`${kind}-asked`);
    await fill(page, answerThatIs(outcome, question), question);
    await page.getByRole('button', { name: m.practice.check }).click();
    await expect(page.getByRole('status').getByRole('heading')).toHaveText(m.practice[outcome]);
    await look(`${kind}-${outcome}`);
  }
  await ask(page, 'next-segment', 'open-states');
  await page.getByRole('button', { name: m.practice.hint.split(/[ （(]/)[0] ?? '' }).click();
  await expect(page.locator('#hint-1')).toBeVisible();
  await look('hint');
  await page.getByRole('button', { name: m.practice.check }).click();
  await expect(page.getByText(m.practice.chooseOne)).toBeVisible();
  await look('problem');

  await page.goto('/review');
  await page.getByRole('button', { name: m.review.start }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
  await look('review-asked');
  await visit('/review/recall', 'recall');
  await page.getByText(m.review.recall.look, { exact: true }).click();
  await look('recall-shown');
  await page.getByRole('button', { name: m.review.recall.say.good, exact: true }).click();
  await expect(page.getByRole('button', { name: m.review.recall.takeBack })).toBeVisible();
  await look('recall-said');

  await makeExam(page, m);
  await look('quiz-question');
  await page.goto(page.url().replace(/\/1$/, ''));
  await look('quiz-overview');
  await page.getByRole('button', { name: m.quiz.submit }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.quiz.result);
  await look('quiz-result');

  for (const name of [
    'learn',
    'practice',
    'review',
    'quiz',
    'progress',
    'settings',
    'sign-up',
    'sign-in',
    'nowhere',
  ])
    await visit(`/${name}`, name);
});

/** An exam of three questions, and its first. */
async function makeExam(page: Page, { quiz }: ReturnType<typeof messagesOf>): Promise<void> {
  await page.goto('/quiz');
  await page.locator('[name="mode"][value="exam"]').check();
  await page.locator('[name="length"]').fill('3');
  await page.getByRole('button', { name: quiz.start }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}\/1$/);
}
