import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const roles = ['api', 'worker', 'realtime'] as const;
export type Role = (typeof roles)[number];

const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** Web addresses in the form in which browsers send them: `https://host`, without a path. */
const origins = list.transform((values, problems) =>
  values.map((value) => {
    if (URL.canParse(value) && /^https?:/.test(value)) return new URL(value).origin;
    problems.addIssue({ code: 'custom', message: `${value} is not an address like https://meals.example.org` });
    return value;
  }),
);

/** Every setting, with its default. `.env.example` has one line for each. */
const settings = z.object({
  PORT: whole(4321, 0, 65_535),
  HOST: z.string().default('127.0.0.1'),
  MEALWRIGHT_DATA: z.string().default('data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_POOL: whole(10, 1, 200),
  ROLES: z
    .string()
    .default(roles.join(','))
    .transform((value) => [...new Set(value.split(',').map((role) => role.trim()))])
    .pipe(z.array(z.enum(roles)).min(1)),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'not an address like https://meals.example.org' }).optional(),
  CORS_ORIGINS: origins,
  TRUST_PROXY: z.stringbool().default(false),
  SECRET: z.string().min(32, 'at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  METRICS_TOKEN: z.string().optional(),
  BODY_LIMIT_KB: whole(256, 1, 20_480),
  RATE_LIMIT_USER: whole(100, 1, 1_000_000),
  RATE_LIMIT_ADDRESS: whole(300, 1, 1_000_000),
  RATE_LIMIT_SIGN_IN: whole(10, 1, 1_000_000),
  PLANNER_THREADS: whole(Math.max(1, Math.min(4, availableParallelism() - 1)), 1, 64),
  PLANNER_QUEUE: whole(200, 1, 100_000),
  ERASE_AFTER_DAYS: whole(30, 0, 3650),
  PICTURES_MB: whole(2048, 0, 100_000_000),
  FOODDATA_URL: z
    .string()
    .default('https://world.openfoodfacts.org')
    .transform((value) => (value === 'off' ? null : value))
    .pipe(
      z
        .url({ protocol: /^https?$/, error: 'neither an address like https://world.openfoodfacts.org nor off' })
        .nullable(),
    ),
  FOODDATA_CONTACT: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/, 'plain letters only')
    .optional(),
  S3_BUCKET: z.string().max(255).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'not an address like https://storage.example.org' }).optional(),
  S3_REGION: z.string().max(100).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().max(200).optional(),
  S3_SECRET_ACCESS_KEY: z.string().max(200).optional(),
  S3_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'not an address like https://pictures.example.org' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
});

export type Config = {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  databasePool: number;
  roles: readonly Role[];
  publicUrl: string | null;
  corsOrigins: readonly string[];
  trustProxy: boolean;
  secret: string | null;
  logLevel: string;
  metricsToken: string | null;
  bodyLimitBytes: number;
  limits: { userPerMinute: number; addressPerMinute: number; signInPerMinute: number };
  planner: { threads: number; queue: number };
  eraseAfterDays: number;
  /** What the pictures of one household may take; null: no limit. */
  pictureBytes: number | null;
  /** Who is asked for barcodes that are not stored (null: nobody), and the address at which we are reached. */
  foodData: { url: string | null; contact: string | null };
  /** Object storage for pictures; null: files in the data folder. */
  s3: {
    bucket: string;
    endpoint: string | null;
    region: string;
    keys: { id: string; secret: string } | null;
    publicUrl: string | null;
  } | null;
};

/** Reads the environment (and `.env` in the project folder). Throws one error that names every wrong setting. */
export function readConfig(projectFolder: string): Config {
  const envFile = resolve(projectFolder, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  return configFrom(process.env, projectFolder);
}

/** The same from given values; an empty value counts as not set. */
export function configFrom(env: Record<string, string | undefined>, projectFolder: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = settings.safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `  ${issue.path[0]?.toString()}: ${issue.message}`);
    throw new ConfigError(`These settings are not right:\n${problems.join('\n')}\nSee .env.example.`);
  }
  const s = read.data;
  if (s.ROLES.length < roles.length && s.DATABASE_URL === undefined) {
    throw new ConfigError('ROLES splits the server into several processes; that needs DATABASE_URL.');
  }
  const { S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: keySecret } = s;
  if ((id === undefined) !== (keySecret === undefined)) {
    throw new ConfigError('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both or neither.');
  }
  return {
    port: s.PORT,
    host: s.HOST,
    dataFolder: resolve(projectFolder, s.MEALWRIGHT_DATA),
    databaseUrl: s.DATABASE_URL ?? null,
    databasePool: s.DATABASE_POOL,
    roles: s.ROLES,
    publicUrl: s.PUBLIC_URL ?? null,
    corsOrigins: s.CORS_ORIGINS,
    trustProxy: s.TRUST_PROXY,
    secret: s.SECRET ?? null,
    logLevel: s.LOG_LEVEL,
    metricsToken: s.METRICS_TOKEN ?? null,
    bodyLimitBytes: s.BODY_LIMIT_KB * 1024,
    limits: {
      userPerMinute: s.RATE_LIMIT_USER,
      addressPerMinute: s.RATE_LIMIT_ADDRESS,
      signInPerMinute: s.RATE_LIMIT_SIGN_IN,
    },
    planner: { threads: s.PLANNER_THREADS, queue: s.PLANNER_QUEUE },
    eraseAfterDays: s.ERASE_AFTER_DAYS,
    pictureBytes: s.PICTURES_MB === 0 ? null : s.PICTURES_MB * 1024 * 1024,
    foodData: { url: s.FOODDATA_URL, contact: s.FOODDATA_CONTACT ?? s.PUBLIC_URL ?? null },
    s3:
      s.S3_BUCKET === undefined
        ? null
        : {
            bucket: s.S3_BUCKET,
            endpoint: s.S3_ENDPOINT ?? null,
            region: s.S3_REGION,
            keys: id === undefined || keySecret === undefined ? null : { id, secret: keySecret },
            publicUrl: s.S3_PUBLIC_URL ?? null,
          },
  };
}

/** A mistake of whoever starts the server: shown as its message alone, without a stack. */
export class ConfigError extends Error {}
