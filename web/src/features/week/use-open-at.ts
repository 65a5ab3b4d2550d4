import { useElementScrollRestoration, useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const windowItself = () => window;
const SETTLED_MS = 300;

/**
 * Opens a long page at one of its parts instead of its top: only the eye is moved, never the focus, and the page reads from its top.
 * `missing`: how many parts are still to be drawn. Who comes back to the page is put where they were, not where it opens.
 */
export function useOpenAt(part: RefObject<HTMLElement | null>, wanted: boolean, missing: number): boolean {
  const router = useRouter();
  const entry = useElementScrollRestoration({ getElement: windowItself });
  const [kept] = useState(entry);
  const opens = wanted && kept === undefined;
  const put = useRef<Put | null>(null);
  const whole = missing === 0;

  // The browser's own way of holding on to what is seen would do the same once more.
  useLayoutEffect(() => {
    if (!opens) return;
    const { style } = document.documentElement;
    style.setProperty('overflow-anchor', 'none');
    const release = () => style.removeProperty('overflow-anchor');
    if (!whole) return release;
    const timer = setTimeout(release, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      release();
    };
  }, [opens, whole]);

  useLayoutEffect(() => {
    // Before the eye sees it: what is drawn above later must not push the part away.
    if (opens) put.current = show(part.current, put.current);
    // A page that was loaded again had not its whole length when it was put where one was.
    else if (missing === 0 && kept !== undefined && window.scrollY < kept.scrollY) window.scrollTo(0, kept.scrollY);
  }, [part, opens, kept, missing]);

  // The router shows the top of what is new, after it was drawn; and of what is asked for once more.
  useEffect(() => {
    if (!opens) return;
    return router.subscribe('onRendered', () => {
      put.current = show(part.current, null);
    });
  }, [router, part, opens]);
  return opens;
}

type Put = { scroll: number; top: number };

function show(part: HTMLElement | null, before: Put | null): Put | null {
  if (part === null) return before;
  const top = () => part.getBoundingClientRect().top + window.scrollY;
  const moved = before !== null && Math.abs(window.scrollY - before.scroll) > 2;
  // Who scrolls already goes on seeing what they see.
  if (moved) window.scrollTo(0, window.scrollY + top() - before.top);
  else part.scrollIntoView({ block: 'start' });
  return { scroll: window.scrollY, top: top() };
}
