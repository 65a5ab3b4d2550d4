import { type PointerEvent, useEffect, useRef } from 'react';

const farEnoughPx = 56;
const controls = 'a, button, input, select, textarea, summary, [role="menuitem"], [contenteditable="true"]';

const isRightToLeft = () => document.documentElement.dir === 'rtl';
/** Whoever is in a control, a menu or a dialog means that, not the page. */
const isElsewhere = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, select, textarea, [role="dialog"], [role="menu"]') !== null;

/** Pages are turned by arrows, space and swipe. */
export function useTurning({ next, back }: { next: () => void; back: () => void }) {
  const turn = useRef({ next, back });
  turn.current = { next, back };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      // A tick box has no arrows of its own; a row of stars has.
      const box = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
      if (isElsewhere(event.target) && !(box && event.key.startsWith('Arrow'))) return;
      const forward = isRightToLeft() ? 'ArrowLeft' : 'ArrowRight';
      const backward = isRightToLeft() ? 'ArrowRight' : 'ArrowLeft';
      const inControl = event.target instanceof Element && event.target.closest(controls) !== null;
      const key = event.key === ' ' && !inControl ? (event.shiftKey ? backward : forward) : event.key;
      if (key !== forward && key !== backward) return;
      event.preventDefault();
      if (key === forward) turn.current.next();
      else turn.current.back();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.pointerType === 'mouse' ? null : { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (event: PointerEvent) => {
      const start = from.current;
      from.current = null;
      if (start === null) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (Math.abs(dx) < farEnoughPx || Math.abs(dx) < 2 * Math.abs(dy)) return;
      if (dx < 0 !== isRightToLeft()) turn.current.next();
      else turn.current.back();
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}
