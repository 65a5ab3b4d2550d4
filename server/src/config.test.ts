import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './app.ts';
import { ConfigError, configFrom, readConfig } from './config.ts';

const read = (env: Record<string, string>) => configFrom(env, '/somewhere');
function problemsOf(env: Record<string, string>): string {
  try {
    read(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('these settings were taken');
}

describe('settings', () => {
  it('have defaults for everything', () => {
    expect(read({})).toMatchObject({
      port: 4321,
      host: '127.0.0.1',
      dataFolder: '/somewhere/data',
      databaseUrl: null,
      roles: ['api', 'worker', 'realtime'],
      publicUrl: null,
      corsOrigins: [],
      trustProxy: false,
      secret: null,
      limits: { userPerMinute: 100, addressPerMinute: 300, signInPerMinute: 10 },
      eraseAfterDays: 30,
      pictureBytes: 2048 * 1024 * 1024,
    });
  });

  it('that are empty count as not set', () => {
    const names = Object.keys(parseEnv(readFileSync(join(projectFolder, '.env.example'), 'utf8')));
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(read({}));
  });

  it('are all taken as they are given', () => {
    const given = read({
      PORT: '0',
      HOST: '::',
      MEALWRIGHT_DATA: '/var/data',
      DATABASE_URL: 'postgres://db/name',
      ROLES: ' worker , api',
      PUBLIC_URL: 'https://meals.example.org',
      CORS_ORIGINS: 'https://a.example.org, https://b.example.org,',
      TRUST_PROXY: 'true',
      BODY_LIMIT_KB: '1',
      RATE_LIMIT_USER: '7',
      PLANNER_THREADS: '3',
      ERASE_AFTER_DAYS: '0',
      PICTURES_MB: '0',
    });
    expect(given).toMatchObject({
      port: 0,
      host: '::',
      dataFolder: '/var/data',
      databaseUrl: 'postgres://db/name',
      roles: ['worker', 'api'],
      publicUrl: 'https://meals.example.org',
      corsOrigins: ['https://a.example.org', 'https://b.example.org'],
      trustProxy: true,
      bodyLimitBytes: 1024,
      limits: { userPerMinute: 7 },
      planner: { threads: 3, queue: 200 },
      eraseAfterDays: 0,
      pictureBytes: null,
    });
  });

  it('that are wrong are all named at once, one a line', () => {
    const wrong = {
      PORT: '70000',
      SECRET: 'too short',
      ROLES: 'api,cook',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'perhaps',
      PLANNER_THREADS: 'many',
      PUBLIC_URL: 'meals.example.org',
      CORS_ORIGINS: 'https://fine.example.org,*',
    };
    const lines = problemsOf(wrong).split('\n');
    for (const name of Object.keys(wrong)) expect(lines.filter((line) => line.startsWith(`  ${name}`))).toHaveLength(1);
    expect(lines.at(-1)).toBe('See .env.example.');
    expect(lines).toHaveLength(Object.keys(wrong).length + 2);
  });

  it('do not show a secret that is wrong', () => {
    expect(problemsOf({ SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('that split the roles need a database that is shared', () => {
    expect(problemsOf({ ROLES: 'api' })).toContain('DATABASE_URL');
    expect(problemsOf({ ROLES: 'api,api,api' })).toContain('DATABASE_URL');
    expect(read({ ROLES: 'api', DATABASE_URL: 'postgres://db/name' }).roles).toEqual(['api']);
  });

  it('name web addresses in the form in which browsers send them', () => {
    const config = read({ PUBLIC_URL: 'https://Meals.example.org/', CORS_ORIGINS: 'https://App.example.org/' });
    expect(config.corsOrigins).toEqual(['https://app.example.org']);
    expect(new URL(config.publicUrl ?? '').origin).toBe('https://meals.example.org');
  });

  it('of an object storage go together', () => {
    expect(read({}).s3).toBeNull();
    // Without a bucket the rest says nothing.
    expect(read({ S3_REGION: 'eu-central-1' }).s3).toBeNull();
    expect(read({ S3_BUCKET: 'pictures' }).s3).toEqual({
      bucket: 'pictures',
      endpoint: null,
      region: 'us-east-1',
      keys: null,
      publicUrl: null,
    });
    const s3 = {
      S3_BUCKET: 'pictures',
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_REGION: 'here',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'hunter2',
      S3_PUBLIC_URL: 'https://cdn.example.org/pictures/',
    };
    expect(read(s3).s3).toEqual({
      bucket: 'pictures',
      endpoint: 'http://127.0.0.1:9000',
      region: 'here',
      keys: { id: 'key', secret: 'hunter2' },
      publicUrl: 'https://cdn.example.org/pictures',
    });
    expect(problemsOf({ ...s3, S3_ACCESS_KEY_ID: '' })).toContain('S3_ACCESS_KEY_ID');
    expect(problemsOf({ ...s3, S3_ACCESS_KEY_ID: '' })).not.toContain('hunter2');
    expect(problemsOf({ ...s3, S3_ENDPOINT: 'storage.example.org' })).toContain('S3_ENDPOINT');
    expect(problemsOf({ ...s3, S3_PUBLIC_URL: 'ftp://x.example.org' })).toContain('S3_PUBLIC_URL');
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(projectFolder, '.env.example'), 'utf8');

  it('has a line of words for every setting, and the true default', () => {
    const lines = text.split('\n');
    const settings = lines.filter((line) => /^[A-Z0-9_]+=/.test(line)).map((line) => line.split('=')[0]);
    const source = readFileSync(join(projectFolder, 'server/src/config.ts'), 'utf8');
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map((match) => match[1]);
    expect(known.length).toBeGreaterThan(10);
    expect([...settings].sort()).toEqual([...known].sort());
    for (const [index, line] of lines.entries())
      if (/^[A-Z0-9_]+=/.test(line)) expect(lines[index - 1]).toMatch(/^# \S/);
    expect(read(parseEnv(text) as Record<string, string>)).toEqual(read({}));
  });
});

describe('a .env file in the project folder', () => {
  it('is read, and what is set outside of it wins', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mealwright-env-'));
    const before = { ...process.env };
    try {
      writeFileSync(join(folder, '.env'), 'PORT=5555\nHOST=192.0.2.1\n');
      process.env.HOST = '192.0.2.2';
      delete process.env.PORT;
      expect(readConfig(folder)).toMatchObject({ port: 5555, host: '192.0.2.2', dataFolder: join(folder, 'data') });
    } finally {
      for (const name of ['PORT', 'HOST']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      rmSync(folder, { recursive: true });
    }
  });
});
