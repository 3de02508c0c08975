/** What can go wrong in a way that the person in front of the screen should hear of. */
export type ErrorCode = 'not-found' | 'sign-in-required' | 'invalid' | 'too-many-attempts';

/** A refusal with a reason. Only its code ever reaches a client. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}
