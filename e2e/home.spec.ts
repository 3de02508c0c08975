import { expect, inspect, picture, test } from './fixtures';
import { baseURL } from './server';

test('the home page speaks the visitor’s language and keeps the one that was chosen', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Why not two/);

  const chinese = page.locator('link[rel="alternate"][hreflang="zh-CN"]');
  await expect(chinese).toHaveAttribute('href', `${baseURL}/?lang=zh-CN`);

  const icon = await page.locator('link[rel="icon"]').getAttribute('href');
  const answer = await page.request.get(icon ?? '');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/svg+xml']);

  await page.goto('/?lang=zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/为什么不能只握手两次/);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('one tap breaks the two-way handshake, and the next one leads into practice', async ({
  page,
  isMobile,
}) => {
  await page.goto(isMobile ? '/?lang=zh-CN' : '/');
  await inspect(page);
  await picture(page, 'home');
  const outcome = page.getByRole('heading', { name: isMobile ? '两次握手遇到旧 SYN' : /two-way handshake/ });
  await expect(outcome).toBeHidden();
  const fold = page.getByText(isMobile ? '让旧的 SYN 到达' : 'Let the old SYN arrive');
  await expect(fold).toBeInViewport();
  await fold.click();
  await expect(outcome).toBeVisible();
  await inspect(page);
  await picture(page, 'home-broken');
  await page.getByRole('button', { name: isMobile ? '开始练习' : 'Practise' }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
});
