// Runs apart from every page and is built into a file of its own, `/sw.js`: it imports nothing. It keeps the app itself, so that it
// opens without a network; what people read and write is kept by the app (api/offline-*).

type Waitable = { waitUntil: (work: Promise<unknown>) => void };
type Asked = Waitable & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Heard = { data: unknown };
type Scope = {
  /** Replaced when it is built: every file of the app, and a word that changes with them. */
  __APP__: { version: string; files: string[] };
  location: Location;
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: Waitable) => void): void;
    (type: 'fetch', listener: (event: Asked) => void): void;
    (type: 'message', listener: (event: Heard) => void): void;
  };
};
const scope = self as unknown as Scope;
const { version, files } = scope.__APP__;

const APP = `app-${version}`;
const PICTURES = 'pictures-1';
const page = '/index.html';
/** Pages of the server itself. */
const servers = /^\/(api|pictures|metrics|health|ready)(\/|$)/;

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(APP).then((cache) =>
      // Files with a hash in their name may come from the browser's own cache, others must be new.
      cache.addAll(files.map((file) => (file.startsWith('/assets/') ? file : new Request(file, { cache: 'reload' })))),
    ),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== APP && name !== PICTURES).map((name) => caches.delete(name))),
      )
      .then(() => scope.clients.claim()),
  );
});

// Only when someone asked for the new version: a page must not lose its files while it is in use.
scope.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void scope.skipWaiting();
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin || servers.test(url.pathname)) return;
  // Opened by another site that hands something over: the server lets the two windows speak, the kept page does not.
  if (request.mode === 'navigate' && url.searchParams.has('from')) return;
  if (request.mode === 'navigate') event.respondWith(fromApp(page, request));
  else if (url.pathname.startsWith('/icons/')) event.respondWith(picture(request));
  else if (files.includes(url.pathname)) event.respondWith(fromApp(url.pathname, request));
});

async function fromApp(file: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(APP)).match(file);
  return kept ?? fetch(request);
}

async function picture(request: Request): Promise<Response> {
  const cache = await caches.open(PICTURES);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
