import { lookup as resolve } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type ErrorCode, errorCodes } from '@mealwright/contracts/errors';
import { Failure, fail } from './errors.ts';

// Pages that people name, fetched by this machine: only http and https, only to public addresses. The address is checked when it
// is connected to, so neither a redirect nor a second answer of the name server leads anywhere else.

export type PageFetch = {
  timeoutMs?: number;
  maxBytes?: number;
  userAgent?: string;
  /** For tests: what counts as public, and which ports are open. */
  isAllowed?: (address: string) => boolean;
  ports?: readonly string[];
};
export type FetchedPage = { url: string; html: string };

const MOST_REDIRECTS = 5;
const readable = /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|json|ld\+json))\b/i;

const reserved4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved4.addSubnet(net, bits, 'ipv4');
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
// Within the public range: ways to name an IPv4 address, and what is for documents only.
const reserved6 = new BlockList();
reserved6.addSubnet('2001::', 23, 'ipv6');
reserved6.addSubnet('2001:db8::', 32, 'ipv6');
reserved6.addSubnet('2002::', 16, 'ipv6');
reserved6.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is one of the public internet: not of this machine, its network, or its provider. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !reserved4.check(address, 'ipv4');
  return kind === 6 && public6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6');
}

/** Ends with one code per cause; its message says what to do next. */
export const fetchPage = (address: string, options: PageFetch = {}): Promise<FetchedPage> =>
  follow(address, options, 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1', async (url, answer, signal) => ({
    url: url.href,
    html: await pageOf(answer, options, signal),
  }));

/** The bytes at an address that should be a picture; what they are shows when they are read. */
export const fetchPicture = (address: string, options: PageFetch = {}): Promise<Buffer> =>
  follow(
    address,
    options,
    'image/avif,image/webp,image/jpeg,image/png,image/gif;q=0.9,*/*;q=0.1',
    (_url, answer, signal) => bytesOf(answer, options.maxBytes ?? 10 * 1024 * 1024, 'PICTURE_TOO_LARGE', signal),
  );

async function follow<T>(
  address: string,
  options: PageFetch,
  accept: string,
  take: (url: URL, answer: http.IncomingMessage, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  let url = checked(address, options);
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await get(url, options, accept, signal);
      const status = answer.statusCode ?? 0;
      const next = status >= 300 && status < 400 ? answer.headers.location : undefined;
      if (next === undefined) {
        refuseStatus(status, answer);
        return await take(url, answer, signal);
      }
      answer.destroy();
      if (!URL.canParse(next, url.href)) fail('PAGE_FAILED');
      const target = checked(new URL(next, url).href, options);
      if (/\/(?:log-?in|sign-?in|anmelden|auth)\b/i.test(target.pathname) && target.pathname !== url.pathname)
        fail('PAGE_NEEDS_LOGIN');
      url = target;
    }
    return fail('PAGE_FAILED');
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure('PAGE_TIMED_OUT');
    const code = (error as { code?: string }).code ?? '';
    if (code in errorCodes) throw new Failure(code as ErrorCode);
    throw new Failure('PAGE_UNREACHABLE');
  }
}

function checked(address: string, { isAllowed = isPublicAddress, ports = ['', '80', '443'] }: PageFetch): URL {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(full)) fail('PAGE_BAD_ADDRESS');
  const url = new URL(full);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    fail('PAGE_BAD_ADDRESS');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) fail('PAGE_PRIVATE');
  if (isIP(host) === 0 && !host.includes('.')) fail('PAGE_PRIVATE');
  if (!ports.includes(url.port)) fail('PAGE_BAD_ADDRESS');
  url.hash = '';
  return url;
}

/** The connection goes to the very addresses that were checked. */
function pinned(isAllowed: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    resolve(host, { all: true, verbatim: true }).then(
      (found) => {
        const first = found[0];
        if (first === undefined || found.some(({ address }) => !isAllowed(address)))
          return done(Object.assign(new Error('not public'), { code: 'PAGE_PRIVATE' }), '', 0);
        if (options.all) return (done as (error: null, all: typeof found) => void)(null, found);
        return done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

function get(url: URL, { isAllowed = isPublicAddress, userAgent }: PageFetch, accept: string, signal: AbortSignal) {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise<http.IncomingMessage>((done, refuse) => {
    const asked = request(
      url,
      {
        signal,
        // No connection is shared: each is checked.
        agent: false,
        lookup: pinned(isAllowed),
        maxHeaderSize: 65_536,
        headers: {
          'user-agent': userAgent ?? 'Mealwright',
          accept,
          'accept-language': 'en,de;q=0.8,*;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
        },
      },
      done,
    );
    asked.on('error', refuse);
    asked.end();
  });
}

function refuseStatus(status: number, answer: http.IncomingMessage): void {
  if (status >= 200 && status < 300) return;
  answer.destroy();
  if (status === 401 || status === 407) fail('PAGE_NEEDS_LOGIN');
  if (status === 404 || status === 410) fail('PAGE_GONE');
  if ([402, 403, 406, 418, 429, 451, 503, 999].includes(status)) fail('PAGE_BLOCKED');
  fail('PAGE_FAILED', { status });
}

async function pageOf(answer: http.IncomingMessage, options: PageFetch, signal: AbortSignal): Promise<string> {
  const type = answer.headers['content-type'] ?? 'text/html';
  if (!readable.test(type)) {
    answer.destroy();
    fail('PAGE_NOT_HTML');
  }
  return decoded(await bytesOf(answer, options.maxBytes ?? 6_000_000, 'PAGE_TOO_LARGE', signal), type);
}

async function bytesOf(
  answer: http.IncomingMessage,
  most: number,
  tooLarge: 'PAGE_TOO_LARGE' | 'PICTURE_TOO_LARGE',
  signal: AbortSignal,
): Promise<Buffer> {
  if (Number(answer.headers['content-length'] ?? 0) > most) {
    answer.destroy();
    fail(tooLarge);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = unpacked(answer);
  // Ends what is between, too, when time is up.
  signal.addEventListener('abort', () => stream.destroy(new Error('timed out')), { once: true });
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > most) {
      answer.destroy();
      fail(tooLarge);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function unpacked(answer: http.IncomingMessage): NodeJS.ReadableStream & { destroy: (error?: Error) => void } {
  const packing = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const through =
    packing === 'gzip' || packing === 'x-gzip'
      ? createGunzip()
      : packing === 'br'
        ? createBrotliDecompress()
        : packing === 'deflate'
          ? createInflate()
          : null;
  if (through === null) return answer;
  answer.on('error', (error) => through.destroy(error));
  return answer.pipe(through);
}

/** In the encoding that header or page names; what is not known is taken for UTF-8. */
function decoded(bytes: Buffer, type: string): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const charset = named.exec(type)?.[1] ?? named.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
