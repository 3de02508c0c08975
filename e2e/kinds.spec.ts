import type { Page } from '@playwright/test';
import { offered } from '../lib/questions/registry';
import { expect, expectToFit, inspect, test } from './fixtures';
import {
  answerThatIs,
  ask,
  buttonsOf,
  check,
  expectVerdict,
  fill,
  type Outcome,
  orderOf,
  type Question,
  rowsOf,
} from './question';

type Kind = Question['kind'];

const all: readonly Outcome[] = ['wrong', 'right', 'partly'];
const outcomes: Readonly<Record<Kind, readonly Outcome[]>> = {
  'fill-numbers': all,
  'fill-states': all,
  'next-segment': ['wrong', 'right'],
  'order-segments': all,
  'predict-outcome': ['wrong', 'right'],
  'spot-the-error': ['wrong', 'right'],
  'who-retransmits': all,
};
const kinds = Object.keys(outcomes) as Kind[];

/** What is asked for in this file: each time a concept that was not yet, as long as the kind has one. */
const asked = new Set<string>();
function concept(kind: Kind, fits = (_: string) => true): string {
  const offers = offered().flatMap((offer) =>
    offer.kind === kind && fits(offer.concept) ? [offer.concept] : [],
  );
  const chosen = offers.find((offer) => !asked.has(offer)) ?? offers[0] ?? '';
  asked.add(chosen);
  return chosen;
}

/** Where nobody sends anything again there is nothing to be partly right about. */
const hasParts = (id: string) => id !== 'udp-loss';

for (const kind of kinds) {
  const [first, ...others] = outcomes[kind].map((outcome) => ({ outcome, about: concept(kind, hasParts) }));
  if (!first) continue;

  for (const language of ['en', 'zh'] as const) {
    const tag = language === 'en' ? '@desk' : '@phone';
    test(`${kind} in ${language}: ${outcomes[kind].join(', ')}`, { tag }, async ({ page }) => {
      await page.goto(`/practice?lang=${language === 'en' ? 'en' : 'zh-CN'}`);
      const { question } = await ask(page, kind, first.about);
      await inspect(page);
      await fill(page, answerThatIs(first.outcome, question), question);
      await check(page, first.outcome, language);
      await inspect(page);
      for (const { outcome, about } of others) {
        const next = await ask(page, kind, about);
        await fill(page, answerThatIs(outcome, next.question), next.question);
        await check(page, outcome, language);
        await expectToFit(page);
      }
    });
  }
}

const before = new Set(asked);
const rest = new Map(
  offered().flatMap(({ kind, concept: id }) => (before.has(id) ? [] : [[id as string, kind] as const])),
);

test('every other concept is asked about, and explained', async ({ page, isMobile }) => {
  expect(before.size + rest.size).toBe(new Set(offered().map(({ concept: id }) => id)).size);
  // Half of them on the desk, the others on the phone.
  const here = [...rest].filter((_, i) => (i % 2 === 1) === isMobile);
  expect(here.length).toBeGreaterThan(0);
  for (const [id, kind] of here) {
    const { question } = await ask(page, kind, id);
    await expectToFit(page);
    await fill(page, answerThatIs('wrong', question), question);
    await check(page, 'wrong');
    await expectToFit(page);
  }
});

test('a choice by keyboard alone', { tag: '@once' }, async ({ page }) => {
  for (const kind of ['next-segment', 'predict-outcome', 'spot-the-error'] as const) {
    const { question } = await ask(page, kind, concept(kind));
    const { option = '' } = answerThatIs('right', question);
    const right = page.locator(`[value="${option}"]`);
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let n = 1; n < (await page.getByRole('radio').count()) && !(await right.isChecked()); n++)
      await page.keyboard.press('ArrowDown');
    await expect(right).toBeFocused();
    await page.keyboard.press('Enter');
    await expectVerdict(page, 'right');
  }
});

test('fields and lists by keyboard alone', { tag: '@once' }, async ({ page }) => {
  for (const kind of ['fill-numbers', 'fill-states', 'who-retransmits'] as const) {
    const { question } = await ask(page, kind, concept(kind, hasParts));
    for (const [field, value] of Object.entries(answerThatIs('right', question))) {
      const control = page.locator(`[name="${field}"]`);
      await tabTo(page, control);
      const isList = (await control.evaluate((it) => it.tagName)) === 'SELECT';
      const label = isList ? control.locator(`option[value="${value}"]`) : undefined;
      await page.keyboard.type((await label?.innerText()) ?? value);
      await expect(control).toHaveValue(value);
    }
    await tabTo(page, page.getByRole('button', { name: 'Check' }));
    await page.keyboard.press('Space');
    await expectVerdict(page, 'right');
  }
});

test('an ordering by keyboard alone: by its handles, and by its buttons', { tag: '@once' }, async ({
  page,
}) => {
  const { question } = await ask(page, 'order-segments', concept('order-segments'));
  const shown = cardsOf(question);
  const [one = '', two = '', three = '', ...more] = shown;
  await expect(orderOf(page)).toHaveValue(shown.join(' '));

  const { handle } = buttonsOf(page, 0);
  await expect(handle).toHaveAccessibleDescription(/Space or Enter picks the card up/);
  await tabTo(page, handle);
  await page.keyboard.press('ArrowDown');
  await expect(orderOf(page)).toHaveValue(shown.join(' '));
  await page.keyboard.press('Space');
  await expect(handle).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(orderOf(page)).toHaveValue([two, three, one, ...more].join(' '));
  await expect(page.getByRole('status').first()).toContainText(`position 3 of ${shown.length}`);
  await page.keyboard.press('Escape');
  await expect(orderOf(page)).toHaveValue(shown.join(' '));
  await expect(handle).toBeFocused();

  const { up, down } = buttonsOf(page, 1);
  await tabTo(page, up);
  await page.keyboard.press('Enter');
  await expect(orderOf(page)).toHaveValue([two, one, three, ...more].join(' '));
  // The card is the first one now, and its button, which does nothing more, still has the focus.
  await expect(buttonsOf(page, 0).up).toBeFocused();
  await expect(buttonsOf(page, 0).up).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(orderOf(page)).toHaveValue([two, one, three, ...more].join(' '));
  await tabTo(page, down);
  await page.keyboard.press('Space');
  await expect(orderOf(page)).toHaveValue([two, three, one, ...more].join(' '));

  await tabTo(page, page.getByRole('button', { name: 'Check' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByRole('heading')).toBeVisible();
});

test('an ordering by mouse, or by finger; none of its cards counts below the line', async ({
  page,
  hasTouch,
}) => {
  const { question } = await ask(page, 'order-segments', concept('order-segments'));
  const shown = cardsOf(question);
  const [one = '', two = '', three = '', ...more] = shown;
  await expect(buttonsOf(page, 0).handle).toHaveAccessibleDescription(/./);
  const drag = hasTouch ? dragByFinger : dragByMouse;
  await drag(page, 0, 2);
  await expect(orderOf(page)).toHaveValue([two, three, one, ...more].join(' '));
  await drag(page, 2, 0);
  await expect(orderOf(page)).toHaveValue(shown.join(' '));
  const last = shown.length - 1;
  await drag(page, last, last + 1);
  await expect(orderOf(page)).toHaveValue(shown.slice(0, -1).join(' '));
  await expect(rowsOf(page).last()).toContainText('–');
});

test('what was entered stays when a part is missing', { tag: '@once' }, async ({ page }) => {
  const states = (await ask(page, 'fill-states', concept('fill-states'))).question;
  const [[left = ''] = [], ...entered] = Object.entries(answerThatIs('right', states));
  await expectRefused(page, Object.fromEntries(entered), left, 'Fill this in');

  const lost = (await ask(page, 'who-retransmits', concept('who-retransmits', hasParts))).question;
  const { what: _, ...others } = answerThatIs('right', lost);
  await expectRefused(page, others, 'what', 'Fill this in');

  await ask(page, 'predict-outcome', concept('predict-outcome'));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose one of the options first' })).toBeVisible();
  await expect(page.getByRole('radio').first()).toBeFocused();
});

test('an ordering without a card is refused, and stays as it is', { tag: '@once' }, async ({ page }) => {
  const { question } = await ask(page, 'order-segments', concept('order-segments'));
  const last = cardsOf(question).length;
  await expect(buttonsOf(page, 0).handle).toHaveAccessibleDescription(/./);
  for (let count = last; count > 0; count--) {
    const { down } = buttonsOf(page, count - 1);
    await down.click();
  }
  await expect(orderOf(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('group')).toHaveAccessibleDescription(/./);
  await expect(page.getByRole('group')).toBeFocused();
  await expect(orderOf(page)).toHaveValue('');
});

test('what can be practised is grouped by part; a kind shows what it asks about', async ({ page }) => {
  await page.goto('/practice');
  const count = (kind?: Kind) =>
    new Set(offered().flatMap((offer) => (kind && offer.kind !== kind ? [] : [offer.concept]))).size;
  const shown = page.getByRole('main').getByRole('heading', { level: 3 });
  await expect(shown).toHaveCount(count());
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([/Opening/, /Closing/, /UDP/]);
  const chosen = page.getByRole('navigation', { name: 'Kinds' }).locator('[aria-current]');
  await expect(chosen).toHaveText('All kinds');
  await inspect(page);
  await page.getByRole('link', { name: 'Fill in states' }).click();
  await expect(chosen).toHaveText('Fill in states');
  await expect(shown).toHaveCount(count('fill-states'));
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([/Opening/, /Closing/]);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/In which state is each side/);
  await page.goto('/practice?lang=zh-CN&kind=order-segments');
  await expect(chosen).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: '题型' }).locator('[aria-current]')).toHaveText(
    '排列先后',
  );
  await expectToFit(page);
});

/** Leaves a field as it is, and sees the others kept and this one asked for. */
async function expectRefused(page: Page, entered: Record<string, string>, left: string, problem: string) {
  await fill(page, entered);
  await page.getByRole('button', { name: 'Check' }).click();
  const missing = page.locator(`[name="${left}"]`);
  await expect(missing).toHaveAccessibleDescription(new RegExp(problem));
  await expect(missing).toBeFocused();
  for (const [field, value] of Object.entries(entered))
    await expect(page.locator(`[name="${field}"]`)).toHaveValue(value);
}

function cardsOf({ view }: Question): string[] {
  if (view.kind !== 'order-segments') throw new Error(`${view.kind} has no cards`);
  return view.cards.map(({ id }) => id);
}

/** Tab, and Tab alone, until it has the focus: it must be on the way. */
async function tabTo(page: Page, place: ReturnType<Page['locator']>) {
  const hasFocus = () => place.evaluate((it) => it === document.activeElement);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses++) await page.keyboard.press('Tab');
  await expect(place).toBeFocused();
}

/** Where a row is held: its handle, or the line's middle. */
async function middleOf(page: Page, row: number, held: boolean) {
  const place = held ? buttonsOf(page, row).handle : rowsOf(page).nth(row);
  const box = await place.boundingBox();
  if (!box) throw new Error(`Row ${row} is not in sight`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From a row to where another is, by way of a few points, as a hand would. */
async function path(page: Page, from: number, to: number) {
  await rowsOf(page).nth(Math.max(from, to)).scrollIntoViewIfNeeded();
  const start = await middleOf(page, from, true);
  const end = await middleOf(page, to, false);
  const steps = 8;
  return Array.from({ length: steps + 1 }, (_, i) => ({
    x: start.x,
    y: start.y + ((end.y - start.y) * i) / steps,
  }));
}

async function dragByMouse(page: Page, from: number, to: number) {
  const [start, ...moves] = await path(page, from, to);
  if (!start) return;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of moves) await page.mouse.move(x, y);
  await page.mouse.up();
}

/** Playwright's finger only taps; the browser's own protocol has one that moves. */
async function dragByFinger(page: Page, from: number, to: number) {
  const [start, ...moves] = await path(page, from, to);
  if (!start) return;
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [start]);
  for (const move of moves) await touch('touchMove', [move]);
  await touch('touchEnd', []);
  await devtools.detach();
}
