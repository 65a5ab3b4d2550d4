import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@mealwright/contracts/endpoint';
import type { z } from 'zod';
import type { Actor, Ctx, Job, UserActor } from './ctx.ts';
import type { Hears } from './events.ts';
import type { Written } from './schema.ts';

/** The few things of HTTP that a handler may need besides its input. */
export type HttpExchange = {
  header: (name: string) => string | undefined;
  cookie: (name: string) => string | undefined;
  setCookie: (name: string, value: string, options: { path: string; maxAgeSeconds: number }) => void;
  /** Another good status than the one of the contract, e.g. 202. */
  status: (code: 200 | 202) => void;
  /** Whether the request comes from a page of another site. */
  foreignOrigin: () => boolean;
};

export type Input<E> = { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> };
type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
type ActorOf<E extends AnyEndpoint> = E['access'] extends 'public' ? Actor : UserActor;

export type Route = {
  endpoint: AnyEndpoint;
  handle: (ctx: Ctx, input: { params: unknown; query: unknown; body: unknown }, http: HttpExchange) => Promise<unknown>;
  /** More than bodies usually may be. */
  bodyLimit?: number;
  /** The body comes as a stream, of any content type. */
  upload?: true;
  /** A class of its own for rate limits. */
  limit: 'default' | 'sign-in';
};

/** Binds a contract to its handler; the types of input, actor and answer follow from the contract. */
export function route<E extends AnyEndpoint>(
  endpoint: E,
  handle: (
    ctx: Ctx<ActorOf<E>>,
    input: Input<E>,
    http: HttpExchange,
  ) => Promise<ResponseOf<E> | Written<ResponseOf<E>>>,
  limit: Route['limit'] = 'default',
): Route {
  return { endpoint, handle: handle as unknown as Route['handle'], limit };
}

/** The same for a file that is sent as it is: `body` is the stream of its bytes, which the handler bounds. */
export function uploadRoute<E extends AnyEndpoint>(
  endpoint: E,
  handle: (
    ctx: Ctx<ActorOf<E>>,
    input: Omit<Input<E>, 'body'> & { body: AsyncIterable<Buffer> },
    http: HttpExchange,
  ) => Promise<ResponseOf<E>>,
): Route {
  const named = handle as unknown as Route['handle'];
  // Who sends nothing at all has sent no bytes.
  return {
    endpoint,
    handle: (ctx, input, http) => named(ctx, { ...input, body: input.body ?? [] }, http),
    limit: 'default',
    upload: true,
  };
}

/** What a module plugs in. */
export type Module = {
  name: string;
  routes?: readonly Route[];
  hears?: Hears;
  /** When a process starts, before it takes requests. Short: what takes long is a job. */
  atStart?: (ctx: Ctx) => Promise<void>;
  /** What it holds on the signed-in user, for the export. */
  personalData?: (ctx: Ctx<UserActor>) => Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: jobs of all modules stand in one list; each is checked where it is made.
  jobs?: readonly Job<any>[];
};
