import type { Page } from '@playwright/test';
import { expect, inspect, picture, test } from './fixtures';
import { buttonsOf, orderOf } from './question';

const words = {
  en: {
    length: 'Questions',
    minutes: 'Minutes',
    exam: /^Exam/,
    practice: /^Practice/,
    kinds: 'Only some kinds of question',
    concepts: 'Only some concepts',
    next: 'Next',
    segment: 'Next segment',
    numbers: 'Fill in numbers',
    order: 'Put in order',
    opening: 'The numbers of the open',
    begin: 'Begin',
    bounds: 'Expected a whole number from 1 to 30; found “0”.',
    saved: 'Saved',
    flag: 'Flag',
    overview: 'All questions',
    rows: [/answered · flagged$/, /answered$/, /not answered$/],
    open: 'One question is not answered: it gives no marks.',
    submit: 'Submit',
    result: 'Result',
    notAnswered: 'Not answered',
    verdict: /^(Right|Partly right|Not quite)$/,
    check: 'Check',
  },
  zh: {
    length: '题数',
    minutes: '时限（分钟）',
    exam: /^考试/,
    practice: /^练习/,
    kinds: '只选部分题型',
    concepts: '只选部分知识点',
    next: '下一题',
    segment: '下一个报文段',
    numbers: '填写序号',
    order: '排列先后',
    opening: '三次握手中的序号',
    begin: '开始',
    bounds: '请填写 1 到 30 之间的整数；现在填写的是“0”。',
    saved: '已保存',
    flag: '标记',
    overview: '全部题目',
    rows: [/已作答 · 已标记$/, /已作答$/, /未作答$/],
    open: '还有 1 题没有作答，不作答不得分。',
    submit: '交卷',
    result: '成绩',
    notAnswered: '未作答',
    verdict: /^(正确|部分正确|不对)$/,
    check: '提交',
  },
};
type Words = (typeof words)['en' | 'zh'];

interface Wish {
  readonly mode: 'exam' | 'practice';
  readonly length: number;
  readonly kind: keyof Pick<Words, 'segment' | 'numbers' | 'order'>;
}

/** Makes a quiz of one kind, on the numbers of the open, and is led to its first question. */
async function make(page: Page, w: Words, { mode, length, kind }: Wish): Promise<void> {
  await page.getByRole('radio', { name: w[mode] }).check();
  await page.getByLabel(w.length).fill(`${length}`);
  await page.getByText(w.kinds).click();
  await page.getByRole('checkbox', { name: w[kind] }).check();
  await page.getByText(w.concepts).click();
  await page.getByRole('checkbox', { name: w.opening }).check();
  await page.getByRole('button', { name: w.begin }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}\/1$/);
}

const rows = (page: Page, w: Words) => page.getByRole('list', { name: w.overview }).getByRole('listitem');

test('an exam keeps what is entered, goes on elsewhere, and tells all of it at the end', async ({
  page,
  context,
  isMobile,
}) => {
  const w = isMobile ? words.zh : words.en;
  await page.goto(isMobile ? '/quiz?lang=zh-CN' : '/quiz');
  await inspect(page);
  await page.getByLabel(w.length).fill('0');
  await page.getByLabel(w.minutes).fill('20');
  await page.getByRole('button', { name: w.begin }).click();
  await expect(page.getByText(w.bounds)).toBeVisible();
  await expect(page.getByLabel(w.length)).toBeFocused();
  await picture(page, 'quiz-start');
  await make(page, w, { mode: 'exam', length: 3, kind: 'segment' });
  await expect(page.getByRole('timer')).toHaveText(/^(20:00|19:\d\d)$/);
  await page.getByRole('radio').first().check();
  await expect(page.getByText(w.saved, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: w.flag, exact: true }).click();
  await inspect(page);
  await picture(page, 'quiz-question');

  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('radio').first()).toBeChecked();
  await elsewhere.close();

  await page.getByRole('button', { name: w.next }).click();
  await page.waitForURL(/\/2$/);
  await page.getByRole('radio').first().check();
  // At once: the page waits until it is kept.
  await page.getByRole('link', { name: w.overview }).click();
  for (const [i, row] of w.rows.entries()) await expect(rows(page, w).nth(i)).toHaveText(row);
  await expect(page.getByText(w.open)).toBeVisible();
  await inspect(page);
  await picture(page, 'quiz');

  await page.getByRole('button', { name: w.submit }).click();
  await expect(page.getByRole('heading', { name: w.result })).toBeVisible();
  await inspect(page);
  await picture(page, 'quiz-result');
  await rows(page, w).nth(2).getByRole('link').click();
  await expect(page.getByRole('heading', { name: w.notAnswered })).toBeVisible();
  await inspect(page);
  await page.goBack();
  await rows(page, w).first().getByRole('link').click();
  await expect(page.getByRole('status').getByRole('heading')).toHaveText(w.verdict);
  await page.goto('/quiz');
  await expect(page.getByRole('link', { name: /%/ })).toBeVisible();
});

test('what is typed or put in order in an exam is there again', { tag: '@once' }, async ({ page }) => {
  const w = words.en;
  await page.goto('/quiz');
  await make(page, w, { mode: 'exam', length: 1, kind: 'numbers' });
  await page.getByRole('textbox').first().fill('0x2a');
  await page.getByRole('link', { name: w.overview }).click();
  await expect(rows(page, w).first()).toContainText('begun');
  await rows(page, w).first().getByRole('link').click();
  await expect(page.getByRole('textbox').first()).toHaveValue('0x2a');

  await page.goto('/quiz');
  await make(page, w, { mode: 'exam', length: 1, kind: 'order' });
  await expect(buttonsOf(page, 0).handle).toHaveAccessibleDescription(/./);
  await buttonsOf(page, 0).down.click();
  const order = await orderOf(page).inputValue();
  await expect(page.getByText(w.saved, { exact: true })).toBeVisible();
  await page.reload();
  await expect(orderOf(page)).toHaveValue(order);
});

test('in practice mode each answer is told of at once, and the rest at the end', { tag: '@once' }, async ({
  page,
}) => {
  const w = words.en;
  await page.goto('/quiz');
  await make(page, w, { mode: 'practice', length: 2, kind: 'segment' });
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: w.check }).click();
  await expect(page.getByRole('status').getByRole('heading')).toHaveText(w.verdict);
  await page.getByRole('link', { name: w.next }).click();
  await page.waitForURL(/\/2$/);
  await page.getByRole('link', { name: w.overview }).click();
  await page.getByRole('button', { name: w.submit }).click();
  await expect(page.getByRole('heading', { name: w.result })).toBeVisible();
});
