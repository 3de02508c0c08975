import { expect, test } from './fixtures';
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
