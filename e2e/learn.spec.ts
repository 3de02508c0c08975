import { expect, inspect, picture, test } from './fixtures';

const words = {
  en: {
    first: 'Segments and their numbers',
    states: 'The states of the open',
    before: 'Before anything happens',
    sends: 'The client sends segment 1: SYN.',
    second: /Step 2 of \d+/,
    forward: 'Step forward',
    scrub: 'Step',
    play: 'Play',
    pause: 'Pause',
    practise: 'Practise this',
    check: 'Check',
    atOnce: 'see the run at once',
    choose: 'Choose one of the options first.',
    all: 'Why: all about this answer',
  },
  zh: {
    first: '报文段与序号',
    states: '三次握手中的状态',
    before: '尚未发生任何事',
    sends: '客户端发出报文段 1：SYN。',
    second: /第 2 步/,
    forward: '下一步',
    scrub: '步骤',
    play: '播放',
    pause: '暂停',
    practise: '练习这个概念',
    check: '提交',
    atOnce: '直接看过程',
    choose: '请先选一项。',
    all: '为什么：这次作答的详解',
  },
};

test('a run is gone through by buttons, slider and keys; its address leads back to the same moment', async ({
  page,
  isMobile,
}) => {
  const w = words[isMobile ? 'zh' : 'en'];
  await page.goto(isMobile ? '/learn?lang=zh-CN' : '/learn');
  await inspect(page);
  await picture(page, 'learn');
  await expect(page.getByRole('link', { name: w.first, exact: true })).toBeVisible();
  await page.getByRole('link', { name: w.states, exact: true }).click();
  // The run is kept back until something was predicted, or nothing will be.
  await expect(page.getByRole('button', { name: w.check })).toBeVisible();
  await expect(page.getByText(w.before)).toHaveCount(0);
  await page.getByRole('link', { name: w.atOnce }).click();
  await expect(page.getByText(w.before)).toBeVisible();
  const drawn = page.locator('[data-player] svg:visible [data-at]:visible');
  await expect(drawn).toHaveCount(0);

  const table = page.locator('[data-player] summary');
  await table.click();
  const rows = page.locator('[data-player] tbody tr:visible');
  await expect(rows).toHaveCount(0);
  await table.click();

  const forward = page.getByRole('button', { name: w.forward });
  await forward.click();
  await forward.click();
  await expect(page.getByText(w.second)).toBeVisible();
  await expect(page.getByText(w.sends)).toBeVisible();
  await expect(page).toHaveURL(/\?step=2$/);
  await inspect(page);
  await picture(page, 'player');

  const slider = page.getByRole('slider', { name: w.scrub });
  await slider.press('End');
  const all = await page.locator('[data-player] svg:visible [data-at]').count();
  await expect(drawn).toHaveCount(all);
  await slider.press('Home');
  await expect(drawn).toHaveCount(0);
  await expect(page).toHaveURL(/\?step=0$/);
  await forward.press('End');
  await expect(drawn).toHaveCount(all);
  await slider.press('Space');
  await expect(page.getByRole('button', { name: w.pause })).toBeVisible();
  await forward.press('ArrowRight');
  await expect(page.getByRole('button', { name: w.play })).toBeVisible();

  await page.goto(`${new URL(page.url()).pathname}?step=2`);
  await expect(page.getByText(w.sends)).toBeVisible();
  await page.getByRole('button', { name: w.practise }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
});

test('a concept is predicted first, and then its run is there', async ({ page, isMobile }) => {
  const w = words[isMobile ? 'zh' : 'en'];
  await page.goto(isMobile ? '/learn/why-four?lang=zh-CN' : '/learn/why-four');
  const check = page.getByRole('button', { name: w.check });
  await inspect(page);
  await picture(page, 'predict');
  await check.click();
  await expect(page.getByText(w.choose)).toBeVisible();
  await page.getByRole('radio').first().check();
  await check.click();
  await page.waitForURL(/\?predicted=[0-9a-f-]{36}$/);
  await expect(page.getByRole('status')).toBeVisible();
  await expect(page.getByText(w.before)).toBeVisible();
  await inspect(page);
  await picture(page, 'predicted');
  await page.getByRole('link', { name: w.all }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('status')).toBeVisible();

  // Whoever has met the concept is not held up again, and what is no answer of theirs shows no verdict.
  await page.goto('/learn/why-four?predicted=0192f0c1-0000-7000-8000-000000000000');
  await expect(page.getByText(w.before)).toBeVisible();
  await expect(page.getByRole('status')).toHaveCount(0);
  await page.goto('/learn/why-four');
  await expect(page.getByText(w.before)).toBeVisible();
});

test('a run can be taken along, and stands there whole without scripts', { tag: '@once' }, async ({
  page,
  browser,
}) => {
  const [capture, scenario, ladder, none, nobody] = await Promise.all(
    [
      'open-states/run.pcap',
      'open-states/run.json',
      'open-states/run.txt',
      'open-states/run.exe',
      'x/run.txt',
    ].map((path) => page.request.get(`/learn/${path}`)),
  );
  expect((await capture?.body())?.readUInt32LE(0)).toBe(0xa1b2c3d4);
  expect(await scenario?.json()).toMatchObject({ id: 'open' });
  expect(await ladder?.text()).toContain('SYN-RECEIVED');
  expect([none?.status(), nobody?.status()]).toEqual([404, 404]);
  expect(capture?.headers()['content-disposition']).toContain('open.pcap');

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto('/learn/open-states?step=0');
  const drawn = reader.locator('[data-player] svg:visible [data-at]');
  await expect(drawn.first()).toBeVisible();
  expect(
    await drawn.evaluateAll((all) => all.filter((it) => getComputedStyle(it).visibility === 'hidden').length),
  ).toBe(0);
  await plain.close();
});
