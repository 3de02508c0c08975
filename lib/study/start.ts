import 'server-only';
import { db, transaction } from '@/lib/data/client';
import { type PastAnswer, readHistory } from '@/lib/data/history';
import { newId } from '@/lib/data/ids';
import { createQuestions, type Json, type NewQuestion } from '@/lib/data/questions';
import { lockUser } from '@/lib/data/users';
import { AppError } from '@/lib/errors';
import { randomFrom } from '@/lib/questions/random';
import { type BuiltQuestion, buildQuestion, offered, trapsOf } from '@/lib/questions/registry';
import { nextConcept } from '@/lib/scheduling';
import { choiceSeedAfter, seedOf } from './seed';
import { askable, kindsInTurn, practiceOf } from './standing';

/** What a learner may ask for. */
export interface Wish {
  readonly kind?: string | undefined;
  readonly concept?: string | undefined;
}

export type Offer = ReturnType<typeof offered>[number];

const fits = ({ kind, concept }: Wish, offer: Offer): boolean =>
  (kind ?? offer.kind) === offer.kind && (concept ?? offer.concept) === offer.concept;

/** Whether anything fulfils the wish. */
export const isOffered = (wish: Wish): boolean => offered().some((offer) => fits(wish, offer));

/** Why a question is asked. */
interface Aim {
  readonly purpose: 'practice' | 'review' | 'quiz';
  /** As lib/scheduling says it; absent where somebody wished for it. */
  readonly why?: string;
  /** The misconception that it goes after, where that is why. */
  readonly belief?: string;
}

/**
 * Asks somebody a question to practise: about what they wish for, or about what helps them most.
 * @returns the question's id
 * @throws AppError `invalid` for a wish that nothing offered fulfils
 */
export async function startQuestion(userId: string, wish: Wish, now: Date): Promise<string> {
  const history = await readHistory(await db(), userId);
  const aim = aimOf(wish, history);
  const offers = kindsInTurn(aim.concept, history).filter((offer) => fits(wish, offer));
  return ask(userId, aim, offers, now);
}

/** Whoever names a concept gets it; otherwise the policy chooses, among what the wish leaves. */
function aimOf(wish: Wish, history: readonly PastAnswer[]): Aim & { readonly concept: string } {
  const purpose = 'practice';
  const among = askable().filter(({ id }) =>
    offered().some((offer) => offer.concept === id && fits(wish, offer)),
  );
  if (wish.concept !== undefined && among.length > 0) return { purpose, concept: wish.concept };
  const random = randomFrom(choiceSeedAfter(history.at(-1)?.id));
  const choice = nextConcept(practiceOf(history, among), random);
  if (choice === null) throw new AppError('invalid', `nothing offered is ${JSON.stringify(wish)}`);
  return { purpose, ...choice };
}

/**
 * Asks a question with an aim.
 * @param offers the kinds that will do, the one to take first
 * @returns the question's id
 */
export async function ask(userId: string, aim: Aim, offers: readonly Offer[], now: Date): Promise<string> {
  const { purpose, why = null, belief = null } = aim;
  const question = { ...draw(offers, belief), userId, purpose, why, belief, now };
  await transaction(async (tx) => {
    if (!(await lockUser(tx, userId, 'keep'))) throw new AppError('sign-in-required');
    await createQuestions(tx, [question]);
  });
  return question.id;
}

/** What is kept of a question that was drawn. */
type Drawn = Omit<NewQuestion, 'userId' | 'now' | 'purpose' | 'why' | 'belief'>;

/** Rare draws find no good question: another id is another seed, and the kinds take turns. */
const draws = 20;

/**
 * @param offers the kinds that will do, the one to take first
 * @param belief a misconception that it should have a trap for, if one of the draws has
 */
export function draw(offers: readonly Offer[], belief: string | null = null): Drawn {
  let other: Drawn | undefined;
  for (let n = 0; n < draws; n++) {
    const offer = offers[n % offers.length];
    const id = newId();
    const built = offer && buildQuestion(offer.kind, offer.concept, seedOf(id));
    if (!built) continue;
    const drawn = storable(id, built);
    if (belief === null || drawn.traps.includes(belief)) return drawn;
    other ??= drawn;
  }
  if (other) return other;
  throw new Error(`No question in ${draws} draws of ${JSON.stringify(offers)}`);
}

/** What is kept of a question. */
export function storable(id: string, built: BuiltQuestion): Drawn {
  const { kind, concept, seed, engineVersion, view, key } = built;
  const json = { view: view as unknown as Json, key: key as Json };
  return { id, kind, concept, seed, engineVersion, ...json, traps: trapsOf(built) };
}
