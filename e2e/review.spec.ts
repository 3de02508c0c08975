import type { Page } from '@playwright/test';
import { expect, inspect, picture, test } from './fixtures';
import { answerThatIs, check, fill, type Outcome, shown } from './question';

const words = {
  en: {
    begin: 'Begin',
    fresh: 'New to you',
    known: /counts as: known/,
    unknown: /counts as: not known/,
    minutes: 'comes back in a few minutes',
    lower: 'I did not know it',
    takeBack: 'Take that back',
    next: 'Next card',
    done: /^done today\s*2$/,
    due: /^card is due\s*1$/,
    recall: 'Without typing: think, look, say how well',
    look: 'Look',
    knew: 'I knew it',
    didNot: 'I did not',
    asks: [/What takes sequence numbers/, /which SEQ and ACK has each/],
    so: 'SYN and FIN take one sequence number each',
    said: 'Segments and their numbers: known.',
  },
  zh: {
    begin: '开始',
    fresh: '新概念',
    known: /本次计为：记得/,
    unknown: /本次计为：没记住/,
    minutes: '几分钟后再来',
    lower: '其实没记住',
    takeBack: '撤销',
    next: '下一张',
    done: /^今日完成\s*2$/,
    due: /^张卡片到期\s*1$/,
    recall: '不作答：先想，再看，再说记得如何',
    look: '查看答案',
    knew: '记得',
    didNot: '没记住',
    asks: [/哪些内容占用序号/, /三个报文段的序号和确认号/],
    so: 'SYN 和 FIN 各占一个序号',
    said: '刚才的“报文段与序号”：记得。',
  },
};

async function answer(
  page: Page,
  [kind, concept]: [string, string],
  outcome: Outcome,
  language: 'en' | 'zh',
) {
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
  const question = shown(page, kind, concept);
  await fill(page, answerThatIs(outcome, question), question);
  await check(page, outcome, language);
}

// The first cards are the first concepts of the path; of the kinds on each, a quick one comes first.
const first: [string, string] = ['spot-the-error', 'segment'];
const second: [string, string] = ['next-segment', 'open-numbers'];

test('two cards are reviewed; what was known is called unknown, and that is taken back', async ({
  page,
  isMobile,
}) => {
  const language = isMobile ? 'zh' : 'en';
  const w = words[language];
  await page.goto(isMobile ? '/review?lang=zh-CN' : '/review');
  await inspect(page);
  await page.getByRole('button', { name: w.begin }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
  await expect(page.getByText(w.fresh)).toBeVisible();
  await answer(page, first, 'right', language);
  const result = page.getByText(w.known);
  const before = await result.innerText();

  await page.getByRole('button', { name: w.lower }).click();
  await expect(page.getByText(w.unknown)).toBeVisible();
  await expect(page.getByText(w.minutes)).toBeVisible();
  await inspect(page);
  await picture(page, 'review-lowered');
  await page.getByRole('button', { name: w.takeBack }).click();
  await expect(result).toHaveText(before);

  await page.getByRole('button', { name: w.next }).click();
  await expect(page.getByRole('status')).toHaveCount(0);
  await answer(page, second, 'wrong', language);
  await expect(page.getByText(w.unknown)).toBeVisible();
  await expect(page.getByText(w.minutes)).toBeVisible();
  await inspect(page);

  await page.goto('/review');
  const figures = page.locator('dl > div');
  await expect(figures.filter({ hasText: w.done })).toHaveCount(1);
  await expect(figures.filter({ hasText: w.due })).toHaveCount(1);
  await picture(page, 'review');
  await inspect(page);
});

test('cards are recalled by the keyboard alone: think, look, say how well, and take it back', async ({
  page,
  isMobile,
}) => {
  const w = words[isMobile ? 'zh' : 'en'];
  await page.goto(isMobile ? '/review?lang=zh-CN' : '/review');
  await page.getByRole('link', { name: w.recall }).click();
  const card = page.getByRole('heading', { level: 2 });
  await expect(card).toHaveText(w.asks[0] ?? '');
  await expect(page.getByText(w.so)).toBeHidden();
  await inspect(page);
  await picture(page, 'recall');
  const look = page.locator('summary', { hasText: w.look });
  await look.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(w.so)).toBeVisible();
  await inspect(page);
  await picture(page, 'recall-shown');
  await page.getByRole('button', { name: w.knew, exact: true }).press('Enter');

  await expect(card).toHaveText(w.asks[1] ?? '');
  await expect(look).toBeVisible();
  await expect(page.getByText(w.said)).toBeVisible();
  await page.getByRole('button', { name: w.takeBack }).press('Enter');
  await expect(card).toHaveText(w.asks[0] ?? '');
  await expect(page.getByText(w.said)).toHaveCount(0);

  await look.press('Enter');
  await page.getByRole('button', { name: w.didNot, exact: true }).press('Enter');
  await expect(card).toHaveText(w.asks[1] ?? '');
  await page.goto('/review');
  await expect(page.locator('dl > div').filter({ hasText: w.due })).toHaveCount(1);
});
