import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { buildQuestion, examplesFor, gradeAnswer, offered } from '../lib/questions/registry';
import { expect } from './fixtures';
import { secret } from './server';

export type Outcome = 'right' | 'partly' | 'wrong';
export type Question = ReturnType<typeof rebuilt>['question'];
type Raw = Record<string, string>;

/** The id of the question that the page shows. */
function questionId(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The question behind an id, built again from the seed that the server makes of it (lib/study/seed.ts). */
function rebuilt(id: string, kind: string, concept: string) {
  const offer = offered().find((candidate) => candidate.kind === kind && candidate.concept === concept);
  const seed = createHmac('sha256', secret).update(`question-seed:${id}`).digest('hex');
  const question = offer && buildQuestion(offer.kind, offer.concept, seed);
  if (!question) throw new Error(`${kind} on ${concept} cannot be rebuilt from ${id}`);
  return { seed, question };
}

/** The question that the page shows, if it is of this kind, on this concept. */
export const shown = (page: Page, kind: string, concept: string) =>
  rebuilt(questionId(page), kind, concept).question;

/** Starts a question of a kind, on a concept. */
export async function ask(page: Page, kind: string, concept: string) {
  await page.goto(`/practice?kind=${kind}`);
  await page.locator(`form:has(input[name="concept"][value="${concept}"]) button`).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}$/);
  return rebuilt(questionId(page), kind, concept);
}

/** An answer to it that must get this outcome, by field. */
export function answerThatIs(outcome: Outcome, question: Question): Raw {
  const example = examplesFor(question)
    .filter(({ expect }) => expect !== 'invalid' && expect.outcome === outcome)
    .flatMap(({ raw }) => enterable(raw as Raw, outcome, question))[0];
  if (!example) throw new Error(`No example of ${question.kind} is ${outcome}`);
  return example;
}

/** The form offers some flags alone: where an example names others, one that is graded alike stands for them. */
function enterable(raw: Raw, outcome: Outcome, question: Question): Raw[] {
  if (question.view.kind !== 'who-retransmits') return [raw];
  const { flags } = question.view;
  const { what = '' } = raw;
  const isOffered = [...flags, 'nothing', ''].includes(what);
  return [...(isOffered ? [what] : flags)]
    .map((offer) => ({ ...raw, what: offer }))
    .filter((answer) => {
      const graded = gradeAnswer(question, answer);
      return graded.ok && graded.verdict.outcome === outcome;
    });
}

/** An answer that follows from a belief, so that the feedback must name one. */
export function answerOfBelief(question: Question) {
  const example = examplesFor(question).find(({ expect }) => expect !== 'invalid' && expect.believes);
  if (!example || example.expect === 'invalid')
    throw new Error(`No example of ${question.kind} follows from a belief`);
  return { raw: example.raw as Raw, outcome: example.expect.outcome };
}

/** Enters an answer, as the form of its kind takes it. */
export async function fill(page: Page, raw: Raw, question?: Question) {
  if (question?.view.kind === 'order-segments') return arrange(page, raw, question);
  for (const [field, value] of Object.entries(raw)) {
    const input = page.locator(`[name="${field}"]`);
    if ((await input.first().getAttribute('type')) === 'radio')
      await page.locator(`[value="${value}"]`).check();
    else if (await page.locator(`select[name="${field}"]`).count()) await input.selectOption(value);
    else await input.fill(value);
  }
}

/** The rows of an ordering, in the order in which they stand: the cards and the line. */
export const rowsOf = (page: Page) => page.getByRole('group').locator('ol > li');

/** The answer of an ordering, as it would be sent: the ids of the cards that count. */
export const orderOf = (page: Page) => page.locator('input[name="order"]');

/** The buttons of an ordering's row. */
export const buttonsOf = (page: Page, row: number) => {
  const buttons = rowsOf(page).nth(row).getByRole('button');
  return { handle: buttons.nth(0), up: buttons.nth(1), down: buttons.nth(2) };
};

/** An ordering's cards, brought in order by their buttons. */
async function arrange(page: Page, { order = '' }: Raw, { view }: Question) {
  if (view.kind !== 'order-segments') throw new Error(`${view.kind} has no cards`);
  const wanted = order.split(' ');
  const rows = view.cards.map(({ id }) => id);
  // The help is there once the list listens.
  await expect(buttonsOf(page, 0).handle).toHaveAccessibleDescription(/./);
  for (const left of rows.filter((id) => !wanted.includes(id))) {
    const cards = rows.length - 1;
    for (let at = rows.indexOf(left); at < cards; at++) await buttonsOf(page, at).down.click();
    rows.splice(rows.indexOf(left), 1);
    // Past the last card that counts, and past the line.
    await buttonsOf(page, cards).down.click();
  }
  for (const [place, id] of wanted.entries()) {
    const from = rows.indexOf(id);
    for (let at = from; at > place; at--) await buttonsOf(page, at).up.click();
    rows.splice(place, 0, ...rows.splice(from, 1));
  }
  await expect(orderOf(page)).toHaveValue(order);
}

const verdicts = {
  en: { right: 'Right', partly: 'Partly right', wrong: 'Not quite', check: 'Check' },
  zh: { right: '正确', partly: '部分正确', wrong: '不对', check: '提交' },
};

/** Sends what was entered, and sees the verdict. */
export async function check(page: Page, outcome: Outcome, language: keyof typeof verdicts = 'en') {
  await page.getByRole('button', { name: verdicts[language].check }).click();
  await expectVerdict(page, outcome, language);
}

export async function expectVerdict(page: Page, outcome: Outcome, language: keyof typeof verdicts = 'en') {
  const verdict = page.getByRole('status').getByRole('heading');
  await expect(verdict).toHaveText(verdicts[language][outcome]);
  await expect(verdict).toBeInViewport();
}
