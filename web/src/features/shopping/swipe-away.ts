import { type HTMLAttributes, type TouchEvent, useRef } from 'react';

/** As far as this it must go to count, and as far as this before it is known where it goes. */
const ENOUGH_PX = 96;
const SURE_PX = 10;

type Swipe = { x: number; y: number; level: boolean; by: number };

/** A line that a finger moves aside, against the direction of reading. Short of enough it comes back, and nothing has happened. */
export function useSwipeAway(done: () => void): HTMLAttributes<HTMLDivElement> {
  const swipe = useRef<Swipe | null>(null);
  const against = () => (document.documentElement.dir === 'rtl' ? 1 : -1);
  const move = (line: HTMLElement, by: number, how: 'follow' | 'settle') => {
    const row = line.parentElement;
    line.style.transition = how === 'follow' ? 'none' : 'transform var(--quick)';
    line.style.transform = by === 0 ? '' : `translateX(${against() * by}px)`;
    if (row === null) return;
    if (by > 0) row.dataset.swipe = by >= ENOUGH_PX ? 'enough' : 'begun';
    else delete row.dataset.swipe;
  };
  const end = ({ currentTarget }: TouchEvent<HTMLDivElement>) => {
    const far = swipe.current?.by ?? 0;
    swipe.current = null;
    if (far > 0) move(currentTarget, 0, 'settle');
    return far >= ENOUGH_PX;
  };
  return {
    onTouchStart: ({ touches }) => {
      const touch = touches[0];
      swipe.current =
        touches.length > 1 || touch === undefined ? null : { x: touch.clientX, y: touch.clientY, level: false, by: 0 };
    },
    onTouchMove: ({ touches, currentTarget }) => {
      const [now, touch] = [swipe.current, touches[0]];
      if (now === null || touch === undefined) return;
      const [x, y] = [touch.clientX - now.x, touch.clientY - now.y];
      if (!now.level) {
        if (Math.max(Math.abs(x), Math.abs(y)) < SURE_PX) return;
        // Up or down is scrolling.
        now.level = Math.abs(x) > 1.5 * Math.abs(y);
        if (!now.level) {
          swipe.current = null;
          return;
        }
      }
      now.by = Math.max(0, against() * x);
      move(currentTarget, now.by, 'follow');
    },
    onTouchEnd: (event) => {
      if (end(event)) done();
    },
    onTouchCancel: (event) => void end(event),
  };
}
