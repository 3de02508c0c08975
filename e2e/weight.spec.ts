import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { answerThatIs, ask, check, fill } from './question';

/** What a page may ship of scripts, in kB as they go over the wire; the bare framework is about 135. */
const MOST_SCRIPT = 190;
/** How much may move by itself while a page is used: the sum of the browser's layout shifts. */
const MOST_SHIFT = 0.02;

/** The scripts that the page has loaded, in kB as they came over the wire. */
const scriptsOf = (page: Page) =>
  page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('.js'))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0) / 1000,
  );

test('pages are light, and nothing on them jumps', { tag: '@once' }, async ({ page }) => {
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shift = () => page.evaluate(() => (window as unknown as { shift: number }).shift);
  const found: Record<string, number> = {};
  const weigh = async (name: string) => {
    await page.waitForLoadState('networkidle');
    found[name] = Math.round(await scriptsOf(page));
    expect([name, (found[name] ?? 0) <= MOST_SCRIPT, (await shift()) <= MOST_SHIFT]).toEqual([
      name,
      true,
      true,
    ]);
  };
  await page.goto('/');
  await weigh('home');
  const { question } = await ask(page, 'order-segments', 'open-numbers');
  await page.reload();
  await weigh('a question');
  await fill(page, answerThatIs('wrong', question), question);
  await check(page, 'wrong');
  await weigh('its feedback');
  await page.goto('/review');
  await weigh('review');
  await page.goto('/quiz');
  await weigh('quiz');
  await page.goto('/learn/open-states');
  await weigh('learn');
  console.log(found);
});
