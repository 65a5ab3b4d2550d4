import { useCallback, useSyncExternalStore } from 'react';
import { onSession, sessionState } from '../../api/session.ts';
import { type Cooking, readCooking } from './cooking.rules.ts';

// How far someone is with a dish: what is out and ready, and the step they are at. Kept in this browser for a day.

const STORED = 'mealwright.cooking';
const nothing: Cooking = { at: 0, ticked: [], step: 0 };

const load = (): Record<string, Cooking> => {
  try {
    return readCooking(localStorage.getItem(STORED), Date.now());
  } catch {
    return {};
  }
};
let dishes = load();
const listeners = new Set<() => void>();
function show(next: Record<string, Cooking>) {
  dishes = next;
  for (const listener of listeners) listener();
}
function keep(next: Record<string, Cooking>) {
  try {
    localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // Storage may be closed; then it lasts as long as the page.
  }
  show(next);
}
window.addEventListener('storage', ({ key }) => {
  if (key === STORED) show(load());
});
onSession(() => {
  if (sessionState().status === 'signed-out' && Object.keys(dishes).length > 0) keep({});
});

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useCooking(recipeId: string) {
  const all = useSyncExternalStore(subscribe, () => dishes);
  const change = useCallback(
    (part: Partial<Cooking>) =>
      keep({ ...dishes, [recipeId]: { ...(dishes[recipeId] ?? nothing), ...part, at: Date.now() } }),
    [recipeId],
  );
  const tick = useCallback(
    (line: number) => {
      const { ticked } = dishes[recipeId] ?? nothing;
      change({ ticked: ticked.includes(line) ? ticked.filter((one) => one !== line) : [...ticked, line] });
    },
    [recipeId, change],
  );
  const clear = useCallback(() => {
    const { [recipeId]: _, ...others } = dishes;
    keep(others);
  }, [recipeId]);
  return { ...(all[recipeId] ?? nothing), change, tick, clear };
}
