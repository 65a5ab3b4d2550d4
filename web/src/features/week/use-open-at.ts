import { useElementScrollRestoration, useRouter } from '@tanstack/react-router';
import { type RefObject, useLayoutEffect, useState } from 'react';

const windowItself = () => window;
/** By so much the room kept for a week may differ from the week. */
const ROOM_IS_OFF_PX = 60;

/**
 * Opens a long page at one of its parts instead of its top: only the eye is moved, never the focus, and the page reads from its top.
 * `whole`: all is drawn; until then the page has room for what is missing. Who comes back to the page, or loads it again, is put where
 * they were, not where it opens.
 */
export function useOpenAt(part: RefObject<HTMLElement | null>, wanted: boolean, whole: boolean): void {
  const router = useRouter();
  const entry = useElementScrollRestoration({ getElement: windowItself });
  const [kept] = useState(entry);
  const opens = wanted && kept === undefined;

  // Before the eye sees it. What is drawn above later may be higher than its room: browsers hold on to what is seen.
  useLayoutEffect(() => {
    if (opens) show(part.current);
  }, [part, opens]);

  // Where one was is counted from the top: exact only with the whole page. Who has scrolled meanwhile is left where they are.
  useLayoutEffect(() => {
    if (kept === undefined || (whole && Math.abs(window.scrollY - kept.scrollY) > ROOM_IS_OFF_PX)) return;
    window.scrollTo(0, kept.scrollY);
  }, [kept, whole]);

  // The router shows the top of what is new, after it was drawn; and of what is asked for once more.
  useLayoutEffect(
    () => (opens ? router.subscribe('onRendered', () => show(part.current)) : undefined),
    [router, part, opens],
  );
}

const show = (part: HTMLElement | null) => part?.scrollIntoView({ block: 'start' });
