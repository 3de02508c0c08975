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
        // The browser also reports what a test asks for: a missing page, a refused password, a cut line.
        const asked = /status of 40[14]|ERR_INTERNET_DISCONNECTED/;
        if (message.type() === 'error' && !asked.test(message.text())) found.push(message.text());
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
  // Next sends a title after the page that it belongs to.
  await expect(page).toHaveTitle(/./);
  const screen = page.viewportSize();
  if (screen) await page.setViewportSize({ ...screen, height: await heightOf(page) });
  await expectAccessible(axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']));
  // A theme changes colours and nothing else, so the other rules would only find the same again.
  const { colorScheme: own = 'light' } = base.info().project.use;
  await page.emulateMedia({ colorScheme: own === 'dark' ? 'light' : 'dark' });
  await expectAccessible(axeOn(page).withRules(['color-contrast', 'link-in-text-block']));
  await page.emulateMedia({ colorScheme: own });
  if (screen) await page.setViewportSize(screen);
  await expectToFit(page);
}

/**
 * How high the screen must be for the whole page. Whatever lies under the bar at the bottom of a phone can be
 * scrolled into the open; axe would measure only the strip of it that is in the open now.
 */
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

/** Nothing wider than the screen, and no message's key in sight. */
export async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await page.locator('body').innerText()).not.toMatch(
    /\b(app|shell|home|account|learn|player|practice|review|quiz|progress|settings|report|outcomes|errors|ladder|questions)\.[a-z]/i,
  );
}

/** Legacy mode saves axe a page of its own for every look; what it gives up are frames, and we have none. */
const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function expectAccessible(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** A picture of the page as it is, for people to look at: test-results/pictures. The README's is one of them. */
export async function picture(page: Page, name: string): Promise<void> {
  const { project } = base.info();
  await page.screenshot({ path: `test-results/pictures/${name}-${project.name}.png` });
}
