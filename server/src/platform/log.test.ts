import { describe, expect, it } from 'vitest';
import { useParts } from '../../test/parts.ts';
import { makeLog } from './log.ts';

const parts = useParts();

function logOf(level = 'debug') {
  const lines: Record<string, unknown>[] = [];
  return { log: makeLog(level, { write: (line) => void lines.push(JSON.parse(line)) }), lines };
}

describe('a line of the log', () => {
  it('is JSON with level, time and message', () => {
    const { log, lines } = logOf();
    log.info({ requestId: 'r' }, 'request');
    expect(lines).toEqual([
      {
        level: 'info',
        service: 'mealwright',
        requestId: 'r',
        message: 'request',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logOf('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines.map((line) => line.message)).toEqual(['loud']);
  });

  it('never holds an e-mail, a password, a token or a cookie that somebody passes by mistake', () => {
    const { log, lines } = logOf();
    const secrets = { email: 'ann@example.org', password: 'hunter2', authorization: 'Bearer x', cookie: 'a=b' };
    log.info({ ...secrets, user: { email: 'ann@example.org', password: 'hunter2', id: 'kept' } }, 'oops');
    expect(JSON.stringify(lines)).not.toMatch(/ann@|hunter2|Bearer|a=b/);
    expect(lines[0]?.user).toEqual({ id: 'kept' });
  });

  it('tells of a database error without the values of the row', async () => {
    const { log, lines } = logOf();
    const text = "INSERT INTO loaded_data (name, checksum) VALUES ('private words', 'x')";
    await parts.database.pool.query(text);
    const error = await parts.database.pool.query(text).catch((thrown) => thrown);
    expect(error.detail).toContain('private words');
    log.error({ error }, 'failed');
    expect(lines[0]).toMatchObject({ level: 'error', error: { name: 'error', code: '23505' } });
    expect(JSON.stringify(lines)).not.toContain('private words');
  });

  it('takes what is thrown and is no error', () => {
    const { log, lines } = logOf();
    log.error({ error: 'just words' }, 'failed');
    expect(lines[0]?.error).toEqual({ message: 'just words' });
  });
});
