import { lazy, useDeferredValue, useEffect } from 'react';

/** Any component; React's own type for it. */
type Part = Parameters<typeof lazy>[0] extends () => Promise<{ default: infer C }> ? C : never;

/** A part of the screen that is fetched when it is first drawn. `load` is its file, `name` what it is called there. */
export const later = <M extends Record<K, Part>, K extends keyof M>(load: () => Promise<M>, name: K) =>
  lazy(() => load().then((file) => ({ default: file[name] })));

/** Fetches in a quiet moment what a press will need. Without a network it is tried again when it is wanted. */
export function useFetchedSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    const soon = setTimeout(() => void load().catch(() => undefined), 2000);
    return () => clearTimeout(soon);
  }, [load]);
}

/** Whether to draw what lies below the edge of a phone too: not in the first picture, then between presses instead of before them. */
export const useDrawAll = (): boolean => useDeferredValue(true, false);
