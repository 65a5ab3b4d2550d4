import type { ErrorBody, ErrorCode } from '@mealwright/contracts/errors';

/** Codes of the API and the two that only a client can see. */
export type ClientErrorCode = ErrorCode | 'OFFLINE' | 'UNKNOWN';

export class ApiError extends Error {
  readonly code: ClientErrorCode;
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor(code: ClientErrorCode, status: number, details: Record<string, unknown> = {}, requestId?: string) {
    super(code);
    this.code = code;
    this.status = status;
    this.details = details;
    this.requestId = requestId;
  }

  static async from(response: Response): Promise<ApiError> {
    const body = (await response.json().catch(() => null)) as ErrorBody | null;
    const code = (body?.error?.code ?? 'UNKNOWN') as ClientErrorCode;
    return new ApiError(code, response.status, body?.error?.details, body?.error?.requestId);
  }
}

export const offlineError = () => new ApiError('OFFLINE', 0);
export const codeOf = (error: unknown): ClientErrorCode => (error instanceof ApiError ? error.code : 'UNKNOWN');
export const isCode = (error: unknown, ...codes: ClientErrorCode[]): boolean => codes.includes(codeOf(error));
