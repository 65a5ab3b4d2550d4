import pino from 'pino';

export type Log = pino.Logger;

/**
 * JSON lines without personal data: no bodies, no e-mail addresses, no tokens, no query strings.
 * User ids are random and stay, so that one person's trouble can be followed.
 */
export function makeLog(level: string, to?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service: 'mealwright' },
    messageKey: 'message',
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['email', 'password', '*.email', '*.password', 'authorization', 'cookie'], remove: true },
    serializers: { error: errorWithoutValues },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** PostgreSQL puts row values into `detail` and `where`; they stay out of the log. */
function errorWithoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as Error & { code?: string };
  return { name: error.name, message: error.message, code, stack: error.stack };
}
