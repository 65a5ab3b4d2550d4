import { lazy, startTransition, useDeferredValue, useEffect, useState } from 'react';

/** Any component; React's own type for it. */
type Part = Parameters<typeof lazy>[0] extends () => Promise<{ default: infer C }> ? C : never;

/** A part of the screen that is fetched when it is first drawn. `load` is its file, `name` what it is called there. */
export const later = <M extends Record<K, Part>, K extends keyof M>(load: () => Promise<M>, name: K) =>
  lazy(() => load().then((file) => ({ default: file[name] })));

const fetched = new WeakSet<() => Promise<unknown>>();

/** Fetches in a quiet moment what a press will need, once for all who need it. Without a network it is tried again when it is wanted. */
export function useFetchedSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    if (fetched.has(load)) return;
    fetched.add(load);
    setTimeout(() => void load().catch(() => undefined), 2000);
  }, [load]);
}

/**
 * Whether to draw what takes long: not in the first picture of it, then in free moments, so that presses are heard.
 * `atOnce` for what was there before: whoever comes back is put where he was, and that place must exist.
 */
export function useDraw(atOnce: boolean): boolean {
  const [draw, setDraw] = useState(atOnce);
  useEffect(() => startTransition(() => setDraw(true)), []);
  return draw;
}

/** The same for what lies below the edge of a phone: it comes after what `useDraw` lets through. */
export const useDrawAll = (atOnce: boolean): boolean => useDeferredValue(true, atOnce);
