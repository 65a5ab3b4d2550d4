import { lazy, useEffect, useState } from 'react';

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

/** After what has just been drawn was painted, and presses were heard. A page that nobody sees paints nothing. */
function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  if (document.hidden) timer = setTimeout(work);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let arrived = false;
type Slices = { first: number; more: number; atOnce: boolean };

/**
 * How many of `total` parts to draw of what takes long: `first` in the first picture, then `more` at a time, so that presses are heard.
 * `atOnce` for what was there before: whoever comes back is put where he was, and that place must exist. Not at the beginning of a
 * visit, where it only comes from this device.
 */
export function useSlices(total: number, { first, more, atOnce }: Slices): number {
  const [drawn, setDrawn] = useState(atOnce && arrived ? Infinity : first);
  useEffect(() => {
    arrived = true;
    if (drawn < total) return afterPaint(() => setDrawn(drawn + more));
  }, [drawn, total, more]);
  return Math.min(drawn, total);
}
