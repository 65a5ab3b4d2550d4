import { lazy, useEffect, useLayoutEffect, useRef, useState } from 'react';

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

// A visit begins when the page is loaded, and until somebody does something.
let begins = true;
for (const done of ['pointerdown', 'keydown', 'popstate'])
  addEventListener(done, () => {
    begins = false;
  });

type Slices = { first: number; more: number; atOnce: boolean };
/** A quarter of what a phone may take until it hears a press: phones are four times slower than what this is written on. */
const BUDGET_MS = 6;

/**
 * How many of `total` parts to draw of what takes long: `first` at once, then `more` at a time, or as many as a slice has time for; in
 * between the browser has its turn, so that it paints, and presses are heard. `atOnce` for what was there before: whoever comes back is
 * put where he was, and that place must exist. Not at the beginning of a visit, where it only comes from this device.
 */
export function useSlices(total: number, { first, more, atOnce }: Slices): number {
  const [drawn, setDrawn] = useState(atOnce && !begins ? Infinity : first);
  const last = useRef({ at: 0, parts: 0 });
  useLayoutEffect(() => {
    if (drawn >= total) return;
    const { at, parts } = last.current;
    const fit = parts === 0 ? more : Math.floor((parts * BUDGET_MS) / Math.max(0.1, performance.now() - at));
    const next = Math.max(more, Math.min(fit, 2 * parts));
    const timer = setTimeout(() => {
      last.current = { at: performance.now(), parts: next };
      setDrawn(drawn + next);
    });
    return () => clearTimeout(timer);
  }, [drawn, total, more]);
  return Math.min(drawn, total);
}
