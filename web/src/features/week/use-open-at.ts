import { useElementScrollRestoration, useRouter } from '@tanstack/react-router';
import { type RefObject, useLayoutEffect, useState } from 'react';

const windowItself = () => window;

/**
 * Opens a long page at one of its parts instead of its top: only the eye is moved, never the focus, and the page reads from its top.
 * `whole`: all is drawn; until then the page has room for what is missing. Who comes back to the page is put where they were, not
 * where it opens.
 */
export function useOpenAt(part: RefObject<HTMLElement | null>, wanted: boolean, whole: boolean): boolean {
  const router = useRouter();
  const entry = useElementScrollRestoration({ getElement: windowItself });
  const [kept] = useState(entry);
  const opens = wanted && kept === undefined;

  // Before the eye sees it. What is drawn above later may be higher than its room: browsers hold on to what is seen.
  useLayoutEffect(() => {
    if (opens) show(part.current);
  }, [part, opens]);

  useLayoutEffect(() => {
    if (!whole) return;
    // A page that was loaded again had not its whole length when it was put where one was.
    if (kept !== undefined && window.scrollY < kept.scrollY) window.scrollTo(0, kept.scrollY);
  }, [kept, whole]);

  // The router shows the top of what is new, after it was drawn; and of what is asked for once more.
  useLayoutEffect(
    () => (opens ? router.subscribe('onRendered', () => show(part.current)) : undefined),
    [router, part, opens],
  );
  return opens;
}

const show = (part: HTMLElement | null) => part?.scrollIntoView({ block: 'start' });
