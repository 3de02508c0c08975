import 'server-only';
import { createSafeActionClient, createValidatedMiddleware } from 'next-safe-action';
import * as z from 'zod';
import { AppError, type ErrorCode } from '@/lib/errors';
import { requireViewer, viewerOrGuest } from './viewer';

/** A refusal arrives at the client as its code; anything else is our own fault, logged and said as `unexpected`. */
const client = createSafeActionClient({
  handleServerError(error): ErrorCode | 'unexpected' {
    if (error instanceof AppError) return error.code;
    console.error(error);
    return 'unexpected';
  },
});

/** An action for anybody: signing up, setting a password by a link. */
export const openAction = client;

/**
 * An action that begins something: a visitor becomes a guest by it, once the input has turned out to be
 * good. `ctx.userId` is who asks.
 */
export const asVisitor = createValidatedMiddleware().define(async ({ next }) =>
  next({ ctx: { userId: (await viewerOrGuest()).id } }),
);

/** An action on what somebody has already: `ctx.userId` is who asks, `ctx.timeZone` the zone of their days. Every other action is one of these. */
export const authedAction = client.use(async ({ next }) => {
  const { id: userId, timeZone } = await requireViewer();
  return next({ ctx: { userId, timeZone } });
});

/** The fields of a form by name, the last one where a name occurs twice; files are refused. */
export const formFields = z
  .instanceof(FormData)
  .transform((form) => Object.fromEntries(form))
  .pipe(z.record(z.string(), z.string()));
