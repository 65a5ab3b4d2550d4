import { useEffect, useRef } from 'react';

/** A stroke is quick and level, or it is scrolling, or a long press that takes a meal along. */
const LEAST_PX = 70;
const LONGEST_MS = 450;

/** A stroke of a finger across the page: `forward` is against the direction of reading, as one turns a page. */
export function useSwipe(go: (forward: boolean) => void): React.RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const page = element.current;
    if (page === null) return;
    let from: { x: number; y: number; at: number } | null = null;
    const start = ({ touches, target, timeStamp }: TouchEvent) => {
      const [touch] = touches;
      const busy = touches.length > 1 || touch === undefined || isOwnGesture(target, page);
      from = busy ? null : { x: touch.clientX, y: touch.clientY, at: timeStamp };
    };
    const end = ({ changedTouches, timeStamp }: TouchEvent) => {
      const [touch] = changedTouches;
      if (from === null || touch === undefined) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      const level = Math.abs(x) >= LEAST_PX && Math.abs(x) > 2 * Math.abs(y);
      if (level && timeStamp - from.at <= LONGEST_MS) {
        latest.current(document.documentElement.dir === 'rtl' ? x > 0 : x < 0);
      }
      from = null;
    };
    const cancel = () => {
      from = null;
    };
    const passive = { passive: true };
    page.addEventListener('touchstart', start, passive);
    page.addEventListener('touchend', end, passive);
    page.addEventListener('touchcancel', cancel, passive);
    return () => {
      page.removeEventListener('touchstart', start);
      page.removeEventListener('touchend', end);
      page.removeEventListener('touchcancel', cancel);
    };
  }, []);
  return element;
}

/** Fields, and what scrolls sideways itself. */
function isOwnGesture(target: EventTarget | null, page: Element): boolean {
  if (!(target instanceof Element) || target.closest('input, textarea, select') !== null) return true;
  for (let one: Element | null = target; one !== null && one !== page; one = one.parentElement) {
    if (one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
  }
  return false;
}
