import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import websocket from '@fastify/websocket';
import { errorBody, errorCodes } from '@mealwright/contracts/errors';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { limitBodies } from './body-time.ts';
import { type Actor, type Ctx, type CtxParts, ctxMaker, type UserActor } from './ctx.ts';
import { Failure, fail } from './errors.ts';
import { idempotent, type StoredAnswer, TwinCommitted } from './idempotency.ts';
import type { HttpExchange, Route } from './route.ts';
import { addSafeHeaders, allowedOrigins, type SafetyOptions } from './safe-headers.ts';
import { serializerFor, validatorFor, Written } from './schema.ts';
import { measured, type RequestCost, type Telemetry } from './telemetry.ts';

export const apiPrefix = '/api/v1';
const jsonType = 'application/json; charset=utf-8';
const CLOSE_SOCKETS_WITHIN_MS = 2000;

export type HttpOptions = SafetyOptions & {
  parts: CtxParts;
  telemetry: Telemetry;
  routes: readonly Route[];
  /** The person behind a bearer token, or null. */
  authenticate: (ctx: Ctx, token: string) => Promise<UserActor | null>;
  limits: { userPerMinute: number; addressPerMinute: number; signInPerMinute: number };
  trustProxy: boolean;
  bodyLimitBytes: number;
  version: string;
};

type MakeCtx = ReturnType<typeof ctxMaker>;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    cost: RequestCost;
  }
}

/** The only file that knows Fastify: contracts become routes, failures become answers. */
export async function makeHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { telemetry, parts } = options;
  const makeCtx = ctxMaker(parts);
  const system = makeCtx({ kind: 'system' });
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: options.bodyLimitBytes,
    genReqId: () => uuidv7(),
    // Slow or dead clients do not hold a connection for ever: silence ends it here, a body that only trickles in below.
    connectionTimeout: 30_000,
    requestTimeout: 0,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read comes before all hooks.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply as FastifyReply, parts),
  });
  limitBodies(app, { bodyMs: 30_000, uploadMs: 3_600_000 });
  app.decorateRequest('actor');
  app.decorateRequest('cost');
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(({ schema, httpPart }) => validatorFor(schema as z.ZodType, httpPart));
  app.setSerializerCompiler(({ schema }) => serializerFor(schema as z.ZodType));
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, parts));

  // First, so that all that answers early (preflights, limits) is counted and logged too.
  app.addHook('onRequest', async (request, reply) => {
    request.cost = { queries: 0, queryMs: 0 };
    request.actor = { kind: 'public' };
    reply.header('x-request-id', request.id);
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() === 'bearer' && token !== undefined && request.url.startsWith(apiPrefix)) {
      const actor = await measured(request.cost, () => options.authenticate(system, token));
      if (actor !== null) {
        request.actor = actor;
        telemetry.seen(actor.userId);
      }
    }
  });

  await addSafeHeaders(app, options);
  await app.register(cookie);
  await app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // The default of 11 is for files: 60 kB of JSON take 80 ms with it, 1 ms with 4.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  // A packed body that is refused half-way would leave its connection hanging for whoever comes next on it.
  app.addHook('preParsing', async ({ headers: { 'content-encoding': packed } }) => {
    if (packed !== undefined && packed !== 'identity')
      fail('UNSUPPORTED_MEDIA_TYPE', { 'content-encoding': 'is not read' });
  });
  await app.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: (request) => (request.actor.kind === 'user' ? request.actor.userId : placeOf(request)),
    max: (request) => (request.actor.kind === 'user' ? options.limits.userPerMinute : options.limits.addressPerMinute),
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) =>
      new Failure('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith(apiPrefix)) {
      reply.header('server-timing', `db;dur=${request.cost.queryMs.toFixed(1)};desc="${request.cost.queries}"`);
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    }
    return payload;
  });
  // A connection that was busy when the server began to close, and is kept alive by its client, would hold it up.
  let closing: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    closing = setInterval(() => app.server.closeIdleConnections(), 100);
  });
  app.addHook('onClose', async () => clearInterval(closing));
  app.addHook('onResponse', async (request, reply) => {
    const known = request.routeOptions.url ?? 'unknown';
    telemetry.request({ method: request.method, route: known, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (!known.startsWith(apiPrefix)) return;
    parts.log.info(
      {
        requestId: request.id,
        userId: request.actor.kind === 'user' ? request.actor.userId : undefined,
        method: request.method,
        path: known,
        statusCode: reply.statusCode,
        duration: Math.round(reply.elapsedTime),
        queries: request.cost.queries,
      },
      'request',
    );
  });

  await app.register(websocket, {
    options: { maxPayload: 16 * 1024 },
    preClose(done) {
      const { clients } = app.websocketServer;
      for (const client of clients) client.close(1001, 'server stops');
      // Who does not answer is not waited for.
      setTimeout(() => {
        for (const client of clients) client.terminate();
      }, CLOSE_SOCKETS_WITHIN_MS).unref();
      app.websocketServer.close(() => done());
    },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Mealwright', version: options.version, license: { name: 'Apache-2.0' } },
      servers: [{ url: apiPrefix }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    stripBasePath: true,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  await app.register(
    async (api) => {
      for (const one of options.routes) {
        if (one.upload !== true) addRoute(api, one, makeCtx, options);
        else
          await api.register(async (scope) => {
            scope.removeAllContentTypeParsers();
            scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
            addRoute(scope, one, makeCtx, options);
          });
      }
    },
    { prefix: apiPrefix },
  );
  app.setNotFoundHandler((request) => fail('NOT_FOUND', { path: request.url.split('?')[0] }));
  return app;
}

/** Whoever has an IPv6 network has 2^64 addresses: they count as one. Unix sockets have no address. */
const placeOf = (request: FastifyRequest): string => normalizeIP((request.ip as string | undefined) ?? 'local');

function addRoute(api: FastifyInstance, one: Route, makeCtx: MakeCtx, options: HttpOptions): void {
  const { endpoint } = one;
  const good = endpoint.status ?? 200;
  const isWrite = endpoint.method !== 'GET';
  const schema = {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access === 'public' ? {} : { security: [{ bearer: [] }] }),
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
    ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
    response: {
      [good]: good === 204 ? z.undefined() : endpoint.response,
      ...Object.fromEntries(errorStatuses(one).map((status) => [status, errorBody])),
    },
  };
  const { addressPerMinute, signInPerMinute } = options.limits;
  const signInLimit = {
    max: Math.min(signInPerMinute, addressPerMinute),
    keyGenerator: placeOf,
  };
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    schema,
    ...(one.bodyLimit === undefined ? {} : { bodyLimit: one.bodyLimit }),
    config: {
      ...(one.limit === 'sign-in' ? { rateLimit: signInLimit } : {}),
      ...(one.upload === true ? { upload: true } : {}),
    },
    // Before the body is checked: a stranger learns nothing about what would be valid.
    preValidation: async (request) => {
      if (endpoint.access !== 'public' && request.actor.kind !== 'user') fail('UNAUTHENTICATED');
      if (endpoint.access === 'admin' && request.actor.kind === 'user' && request.actor.role !== 'admin')
        fail('FORBIDDEN');
    },
    handler: async (request, reply) =>
      measured(request.cost, async () => {
        const key = request.headers['idempotency-key'];
        if (!isWrite || typeof key !== 'string' || request.actor.kind !== 'user') {
          return answer(one, makeCtx(request.actor), request, reply, options);
        }
        return answerOnce(one, key, request.actor, makeCtx, request, reply, options);
      }),
  });
}

async function answerOnce(
  one: Route,
  key: string,
  actor: UserActor,
  makeCtx: MakeCtx,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
): Promise<unknown> {
  const { parts } = options;
  const { method, url } = request;
  const body = one.upload === true ? null : request.body;
  if (key.length > 200) fail('VALIDATION_ERROR', { 'idempotency-key': 'at most 200 characters' });
  const once = await idempotent(parts.db, actor.userId, key, { method, url, body });
  const replay = (kept: StoredAnswer) =>
    reply.status(kept.status).header('idempotency-replayed', 'true').type(jsonType).serializer(String).send(kept.body);
  if ('body' in once) return replay(once);
  try {
    const result = await answer(one, makeCtx(actor, once.claim), request, reply, options);
    // As it goes out: a replay is the same, and holds nothing that the contract does not name.
    const text = result === undefined ? '' : String(reply.serialize(result));
    await once.settle({ status: reply.statusCode, body: text });
    return result;
  } catch (error) {
    // A twin that was quicker may also show as the trouble it makes: the slot is taken, the plan was changed.
    if (error instanceof TwinCommitted || (error instanceof Failure && (await once.hasTwin()))) {
      return replay(await once.answerOfTwin());
    }
    throw error;
  }
}

async function answer(
  { endpoint, handle }: Route,
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpOptions,
): Promise<unknown> {
  const { params, query, body } = request;
  reply.status(endpoint.status ?? 200);
  const result = await handle(ctx, { params, query, body }, exchange(request, reply, options));
  if (!(result instanceof Written)) return result;
  reply.type(result.mediaType ?? jsonType).serializer(String);
  return result.json;
}

function exchange(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): HttpExchange {
  return {
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, { path, maxAgeSeconds }) =>
      void reply.setCookie(name, value, {
        path,
        maxAge: maxAgeSeconds,
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
      }),
    status: (code) => void reply.status(code),
    foreignOrigin: () => {
      const { origin, host } = request.headers;
      if (origin === undefined || allowedOrigins(options).has(origin)) return false;
      // Browsers send `null` for pages without an origin; it is nobody's host.
      return !URL.canParse(origin) || new URL(origin).host !== host;
    },
  };
}

function errorStatuses({ endpoint }: Route): number[] {
  const always = endpoint.access === 'public' ? [] : ([401, 404] as number[]);
  const checked =
    endpoint.body === undefined && endpoint.query === undefined && endpoint.params === undefined ? [] : [400];
  return [
    ...new Set([...checked, ...always, 429, ...(endpoint.errors ?? []).map((code) => errorCodes[code][0])]),
  ].sort();
}

const fastifyCodes: Record<string, keyof typeof errorCodes> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_JSON',
  // With the web app built its fallback answers, else the router: both times nothing is there.
  FST_ERR_MAX_PARAM_LENGTH: 'NOT_FOUND',
};

/** Known failures as they are; what the database finds wrong with a value is bad input too; all else stays in the log. */
function failureOf(error: FastifyError | Failure): Failure | null {
  if (error instanceof Failure) return error;
  const code = (error as { code?: string }).code ?? '';
  const mapped = fastifyCodes[code];
  if (mapped !== undefined) return new Failure(mapped);
  // SQLSTATE class 22: data that PostgreSQL cannot keep, e.g. half a character in JSON.
  if (/^22[0-9A-Z]{3}$/.test(code))
    return new Failure('VALIDATION_ERROR', { request: 'holds a value that cannot be stored' });
  if (
    error.validation === undefined &&
    error.statusCode !== undefined &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  ) {
    return new Failure('VALIDATION_ERROR', { request: error.message });
  }
  return null;
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply, parts: CtxParts): FastifyReply {
  const failure = failureOf(error);
  if (failure === null)
    parts.log.error({ error, requestId: request.id, path: request.routeOptions.url }, 'request failed');
  const { code, message, status, details } = failure ?? new Failure('INTERNAL_ERROR');
  const retryAfter = details?.retryAfterSeconds;
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
  return reply
    .status(status)
    .header('x-request-id', request.id)
    .type(jsonType)
    .serializer(JSON.stringify)
    .send({
      error: { code, message, ...(details === undefined ? {} : { details: bounded(details) }), requestId: request.id },
    });
}

const MOST_NAMED = 50;
const MOST_LETTERS = 300;
/** What is wrong throughout is understood by then: an answer does not grow with the request. */
function bounded(details: Record<string, unknown>): Record<string, unknown> {
  const named = Object.entries(details).slice(0, MOST_NAMED);
  const short = (value: unknown) => (typeof value === 'string' ? value.slice(0, MOST_LETTERS) : value);
  return Object.fromEntries(named.map(([field, value]) => [field.slice(0, MOST_LETTERS), short(value)]));
}
