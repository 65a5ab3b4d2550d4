import { type ErrorCode, errorCodes } from '@mealwright/contracts/errors';

/** An answer that is not good news: a code of the contract with facts that help. `http.ts` turns it into a response. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, details?: Record<string, unknown>) {
    super(errorCodes[code][1]);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorCodes[this.code][0];
  }
}

/** Ends the current request or job with `code`. */
export function fail(code: ErrorCode, details?: Record<string, unknown>): never {
  throw new Failure(code, details);
}

/** The value, or the failure `code` where there is none. */
export function found<T>(value: T | null | undefined, code: ErrorCode): T {
  return value ?? fail(code);
}
