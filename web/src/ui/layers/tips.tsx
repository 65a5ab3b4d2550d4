import { Suspense, useEffect, useState } from 'react';
import { later } from '../later.ts';

const Tip = later(() => import('./tip.tsx'), 'Tip');

const AFTER_MS = 400;

/** The names of buttons that show only an icon (`data-tip`), for whoever points at them or comes by key. One for the whole page. */
export function Tips() {
  const [of, setOf] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const tipped = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
    const leave = () => {
      clearTimeout(soon);
      setOf(null);
    };
    const point = (event: PointerEvent) => {
      const button = tipped(event);
      clearTimeout(soon);
      if (button === null || event.pointerType === 'touch') return setOf(null);
      soon = setTimeout(() => setOf(button), AFTER_MS);
    };
    const focus = (event: FocusEvent) => {
      const button = tipped(event);
      if (button?.matches(':focus-visible')) setOf(button);
      else leave();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
    };
    const options = { passive: true };
    document.addEventListener('pointerover', point, options);
    document.addEventListener('pointerdown', leave, options);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', leave);
    document.addEventListener('keydown', key);
    return () => {
      clearTimeout(soon);
      document.removeEventListener('pointerover', point);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', leave);
      document.removeEventListener('keydown', key);
    };
  }, []);
  return <Suspense>{of !== null && <Tip of={of} />}</Suspense>;
}
