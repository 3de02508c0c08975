import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { buildQuestion, examplesFor, offered } from '../lib/questions/registry';
import { secret } from './server';

/** The id of the question that the page shows. */
export function questionId(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The question behind an id, built again from the seed that the server makes of it (lib/study/seed.ts). */
export function rebuilt(id: string, kind: string, concept: string) {
  const offer = offered().find((candidate) => candidate.kind === kind && candidate.concept === concept);
  const seed = createHmac('sha256', secret).update(`question-seed:${id}`).digest('hex');
  const question = offer && buildQuestion(offer.kind, offer.concept, seed);
  if (!question) throw new Error(`${kind} on ${concept} cannot be rebuilt from ${id}`);
  return { seed, question };
}

/** An answer to it that must get this outcome, by field. */
export function answerThatIs(
  outcome: 'right' | 'partly' | 'wrong',
  question: ReturnType<typeof rebuilt>['question'],
) {
  const example = examplesFor(question).find(
    ({ expect }) => expect !== 'invalid' && expect.outcome === outcome,
  );
  if (!example) throw new Error(`No example of ${question.kind} is ${outcome}`);
  return example.raw as Record<string, string>;
}

/** An answer that follows from a belief, so that the feedback must name one. */
export function answerOfBelief(question: ReturnType<typeof rebuilt>['question']) {
  const example = examplesFor(question).find(({ expect }) => expect !== 'invalid' && expect.believes);
  if (!example || example.expect === 'invalid')
    throw new Error(`No example of ${question.kind} follows from a belief`);
  return { raw: example.raw as Record<string, string>, outcome: example.expect.outcome };
}
