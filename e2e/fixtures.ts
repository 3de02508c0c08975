import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/**
 * Every browser test also fails on what a person would see in the console: an error, or something that
 * the content security policy had to stop.
 */
export const test = base.extend<{ console: undefined }>({
  console: [
    async ({ page }, use) => {
      const found: string[] = [];
      page.on('console', (message) => {
        // A 404 that a test asks for is reported here as well.
        if (message.type() === 'error' && !/status of 404|status of 401/.test(message.text()))
          found.push(message.text());
      });
      page.on('pageerror', (error) => found.push(String(error)));
      await use(undefined);
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Accessible in both themes (flipped in place), nothing wider than the screen, and no message's key in sight. */
export async function inspect(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  expect(await page.locator('body').innerText()).not.toMatch(
    /\b(app|shell|home|account|practice|progress|outcomes|errors|ladder|questions)\.[a-z]/i,
  );
}
