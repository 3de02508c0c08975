import 'server-only';
import { type ConceptTally, tallyByConcept } from '@/lib/data/answers';
import { db, transaction } from '@/lib/data/client';
import { newId } from '@/lib/data/ids';
import { createQuestion, type Json } from '@/lib/data/questions';
import { lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { type BuiltQuestion, buildQuestion, offered } from '@/lib/questions/registry';
import { seedOf } from './seed';

/** What a learner may ask for. */
export interface Wish {
  readonly kind?: string | undefined;
  readonly concept?: string | undefined;
}

type Offer = ReturnType<typeof offered>[number];

const fits = ({ kind, concept }: Wish, offer: Offer): boolean =>
  (kind ?? offer.kind) === offer.kind && (concept ?? offer.concept) === offer.concept;

/** Whether anything fulfils the wish. */
export const isOffered = (wish: Wish): boolean => offered().some((offer) => fits(wish, offer));

/**
 * Asks somebody a question: about the concept that they have answered least, unless they wish for one.
 * @returns the question's id
 * @throws AppError `invalid` for a wish that nothing offered fulfils
 */
export async function startQuestion(userId: string, wish: Wish, now: Date): Promise<string> {
  const tallies = await tallyByConcept(await db(), userId);
  const { id, built } = draw(candidates(wish, tallies));
  await transaction(async (tx) => {
    if (!(await lockUser(tx, userId, 'keep'))) throw new AppError('sign-in-required');
    const { kind, concept, seed, engineVersion, view, key } = built;
    await createQuestion(tx, {
      id,
      userId,
      kind,
      concept,
      seed,
      engineVersion,
      view: view as unknown as Json,
      key: key as Json,
      now,
    });
  });
  return id;
}

/** What fulfils the wish, the least practised concept first, its kinds in turn. */
function candidates(wish: Wish, tallies: readonly ConceptTally[]): Offer[] {
  const answers = (concept: string) => tallies.find((tally) => tally.concept === concept)?.answers ?? 0;
  const fitting = offered().filter((offer) => fits(wish, offer));
  const [least] = fitting.map(({ concept }) => concept).sort((a, b) => answers(a) - answers(b));
  if (least === undefined) throw new AppError('invalid', `nothing offered is ${JSON.stringify(wish)}`);
  const ofConcept = fitting.filter(({ concept }) => concept === least);
  const turn = answers(least) % ofConcept.length;
  return [...ofConcept.slice(turn), ...ofConcept.slice(0, turn)];
}

/** Rare draws find no good question: another id is another seed, and the kinds take turns. */
const draws = 20;

function draw(offers: readonly Offer[]): { id: string; built: BuiltQuestion } {
  for (let n = 0; n < draws; n++) {
    const offer = offers[n % offers.length];
    const id = newId();
    const built = offer && buildQuestion(offer.kind, offer.concept, seedOf(id));
    if (built) return { id, built };
  }
  throw new Error(`No question in ${draws} draws of ${JSON.stringify(offers)}`);
}
