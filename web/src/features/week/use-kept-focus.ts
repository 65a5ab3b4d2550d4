import { useEffect, useRef } from 'react';

/** What a place of the week is known by, whatever stands in it. */
export const placeId = (date: string, slotIndex: number): string => `${date}/${slotIndex}`;
const placeOf = (element: Element) => element.closest<HTMLElement>('[data-place]')?.dataset.place ?? null;
const LOOK_MS = 1000;

/**
 * The focus of whoever works with the keyboard stays in the place where they were, also when the meal there goes, comes or is
 * another one, or when the sheet closes from which it was chosen.
 */
export function useKeptFocus(plan: unknown): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      // Menus, sheets and messages lie over the week: from them one comes back to it.
      if (target.closest('[role="menu"], [role="dialog"], [role="status"], [role="alert"]') !== null) return;
      last.current = placeOf(target);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks after every change of the plan.
  useEffect(() => {
    if (last.current === null) return;
    const end = performance.now() + LOOK_MS;
    let frame = 0;
    // A sheet takes its time to slide away, and takes the focus with it when it is gone.
    const look = () => {
      if (performance.now() > end) return;
      const at = document.activeElement;
      if (at === null || at === document.body) {
        const place = document.querySelector<HTMLElement>(`[data-place="${last.current}"]`);
        const target = place?.matches('button') ? place : place?.querySelector<HTMLElement>('a, button');
        target?.focus({ preventScroll: true });
      }
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [plan]);
}
