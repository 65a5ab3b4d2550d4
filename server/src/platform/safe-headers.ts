import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

export type SafetyOptions = {
  corsOrigins: readonly string[];
  /** Where browsers send pictures to or fetch them from, when not here. */
  storageOrigins: readonly string[];
  /** Hashes of the scripts that stand in the page. */
  inlineScripts: readonly string[];
  publicUrl: string | null;
};

/** What browsers may do with the answers: load, embed, and read from other sites. */
export async function addSafeHeaders(app: FastifyInstance, options: SafetyOptions): Promise<void> {
  const securityPolicy = contentSecurityPolicy(options.storageOrigins, options.inlineScripts);
  // Written once: built for each answer, as helmet would, it takes as long as all the rest of the headers.
  app.addHook('onRequest', async (_request, reply) => void reply.header('content-security-policy', securityPolicy));
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Only meaningful, and only sent, over TLS: a proxy that ends TLS sets PUBLIC_URL to https.
    hsts: options.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  });
  const allowed = allowedOrigins(options);
  await app.register(cors, {
    origin: (origin, done) => done(null, origin !== undefined && allowed.has(origin)),
    credentials: true,
    exposedHeaders: ['x-request-id', 'retry-after'],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  });
}

const contentSecurityPolicy = (origins: readonly string[], scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    // Mantine sets its colours in style elements.
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...origins].join(' '),
    "font-src 'self' data:",
    ["connect-src 'self' ws: wss:", ...origins].join(' '),
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "script-src-attr 'none'",
  ].join('; ');

/** Pages of these sites may call the API with the session of whoever looks at them. */
export function allowedOrigins({ corsOrigins, publicUrl }: SafetyOptions): Set<string> {
  return new Set([...corsOrigins, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])]);
}
