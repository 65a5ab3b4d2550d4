import { useSyncExternalStore } from 'react';

const START_AFTER_MS = 2500;
const LOOK_EVERY_MS = 30 * 60_000;
const RELOADED = 'mealwright.reloadedAt';

let waiting: ServiceWorker | null = null;
let asked = false;
const listeners = new Set<() => void>();

function offer(worker: ServiceWorker | null) {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** The app is kept by a worker; a newer app waits until someone wants it. */
export async function startWorker(): Promise<void> {
  window.addEventListener('vite:preloadError', reloadOnce);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
  });
  // The first screen comes first: the worker fetches the whole app.
  await new Promise((resolve) => setTimeout(resolve, START_AFTER_MS));
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    // The first one of all replaces nothing.
    const see = () => navigator.serviceWorker.controller !== null && offer(registration.waiting);
    see();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', see));
    setInterval(() => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    }, LOOK_EVERY_MS);
  } catch {
    // Not allowed here (plain http in the home network): everything works, but not without a network.
  }
}

/** A window of an old version asks for a file that is gone: the new version has it. Once, or it would go round in circles. */
function reloadOnce(event: Event) {
  try {
    const before = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - before < 20_000 || !navigator.onLine) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return;
  }
  event.preventDefault();
  location.reload();
}

export function useNewVersion(): (() => void) | null {
  const worker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  if (worker === null) return null;
  return () => {
    asked = true;
    worker.postMessage('take-over');
  };
}
