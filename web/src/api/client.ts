import type { BodyInput, Endpoint, ParamsOf, QueryInput, ResponseOf } from '@mealwright/contracts/endpoint';
import { ApiError, offlineError } from './errors.ts';
import { randomId } from './random-id.ts';

export const apiPrefix = '/api/v1';

type Part<Key extends string, T> = unknown extends T
  ? { [K in Key]?: undefined }
  : undefined extends T
    ? { [K in Key]?: T }
    : Record<never, never> extends T
      ? { [K in Key]?: T }
      : { [K in Key]: T };

/** What a call needs, read off the endpoint: nothing is declared twice. */
export type Input<E> = Part<'params', ParamsOf<E>> & Part<'query', QueryInput<E>> & Part<'body', BodyInput<E>>;

export type CallOptions = {
  signal?: AbortSignal;
  /** One key per thing a person did; made here unless the caller must send the very same thing again later. */
  idempotencyKey?: string;
  headers?: Record<string, string>;
};

type Auth = {
  /** Until the session that is being asked for is there, or known to be over. */
  ready: () => Promise<unknown>;
  /** The access token lives in memory only. */
  token: () => string | null;
  /** A new token, or null when the session is over. Concurrent callers share one refresh. */
  renew: (spent: string | null) => Promise<string | null>;
};
let auth: Auth = { ready: async () => null, token: () => null, renew: async () => null };
export const connectAuth = (next: Auth) => {
  auth = next;
};

const retryDelaysMs = [400, 1200];

export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input, options]: Record<never, never> extends Input<E> ? [Input<E>?, CallOptions?] : [Input<E>, CallOptions?]
): Promise<ResponseOf<E>> {
  const { params, query, body } = (input ?? {}) as { params?: unknown; query?: unknown; body?: unknown };
  const url = apiPrefix + fillPath(endpoint.path, params as Record<string, string>) + queryText(query);
  const isWrite = endpoint.method !== 'GET';
  const headers: Record<string, string> = { accept: 'application/json', ...options?.headers };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (isWrite) headers['idempotency-key'] = options?.idempotencyKey ?? randomId();
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = JSON.stringify(body);
  if (options?.signal) request.signal = options.signal;

  const isPublic = endpoint.access === 'public';
  return answerOf(endpoint, await (isPublic ? send(url, request, auth.token()) : sendSignedIn(url, request)));
}

/** With the token of the session, and once more with a new one when that was refused. */
async function sendSignedIn(url: string, request: RequestInit): Promise<Response> {
  await auth.ready();
  const token = auth.token();
  const response = await send(url, request, token);
  if (response.status !== 401) return response;
  const renewed = await auth.renew(token);
  return renewed === null ? response : send(url, request, renewed);
}

/** What an answer of this endpoint says, or the error that it is. */
export async function answerOf<E extends Endpoint>(_endpoint: E, response: Response): Promise<ResponseOf<E>> {
  if (!response.ok) throw await ApiError.from(response);
  if (response.status === 204) return undefined as ResponseOf<E>;
  return (await response.json()) as ResponseOf<E>;
}

/** Bytes, sent as they are, with news of how many have left: `fetch` does not tell, the older interface does. */
export async function uploadTelling<E extends Endpoint>(
  endpoint: E,
  { params, query, bytes, signal }: { params: ParamsOf<E>; query: QueryInput<E>; bytes: Blob; signal: AbortSignal },
  told: (sent: number) => void,
): Promise<ResponseOf<E>> {
  const url = apiPrefix + fillPath(endpoint.path, params as Record<string, string>) + queryText(query);
  await auth.ready();
  const token = auth.token();
  const send = (bearer: string | null) =>
    new Promise<Response>((done, refuse) => {
      const request = new XMLHttpRequest();
      request.open(endpoint.method, url);
      request.setRequestHeader('accept', 'application/json');
      request.setRequestHeader('content-type', 'application/octet-stream');
      if (bearer !== null) request.setRequestHeader('authorization', `Bearer ${bearer}`);
      request.upload.onprogress = ({ loaded }) => told(loaded);
      const type = { 'content-type': 'application/json' };
      request.onload = () => done(new Response(request.responseText, { status: request.status, headers: type }));
      request.onerror = () => refuse(offlineError());
      request.onabort = () => refuse(new DOMException('stopped', 'AbortError'));
      signal.addEventListener('abort', () => request.abort());
      request.send(bytes);
    });
  const response = await send(token);
  if (response.status !== 401) return answerOf(endpoint, response);
  const renewed = await auth.renew(token);
  return answerOf(endpoint, renewed === null ? response : await send(renewed));
}

/** An answer that is a file. */
export async function download<E extends Endpoint>(
  endpoint: E,
  { params, query }: { params?: ParamsOf<E>; query: QueryInput<E> },
): Promise<Blob> {
  const url = apiPrefix + fillPath(endpoint.path, params as Record<string, string> | undefined) + queryText(query);
  const request: RequestInit = { method: 'GET', credentials: 'same-origin' };
  const response = await sendSignedIn(url, request);
  if (!response.ok) throw await ApiError.from(response);
  return response.blob();
}

/** A lost connection is tried again with the same key, so that a write that did arrive is not carried out twice. */
async function send(url: string, request: RequestInit, token: string | null): Promise<Response> {
  const headers = { ...(request.headers as Record<string, string>) };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, { ...request, headers });
    } catch (error) {
      if (request.signal?.aborted) throw error;
      const delay = retryDelaysMs[attempt];
      if (delay === undefined || navigator.onLine === false) throw offlineError();
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryText(query: unknown): string {
  if (query === undefined || query === null) return '';
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
