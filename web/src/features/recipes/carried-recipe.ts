import type { RecipeCard } from '@mealwright/contracts/recipes';
import { type DragEvent, type HTMLAttributes, useSyncExternalStore } from 'react';

export type CarriedRecipe = Pick<RecipeCard, 'recipeId' | 'title'>;

let carried: CarriedRecipe | null = null;
const listeners = new Set<() => void>();
function set(next: CarriedRecipe | null) {
  carried = next;
  for (const listener of listeners) listener();
}

/** The recipe that hangs at the mouse right now. */
export const useCarriedRecipe = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => carried,
  );

/** A card that a mouse can take to a day of the week. A finger has the button, and so has everyone else. */
export function carriable({ recipeId, title }: CarriedRecipe): HTMLAttributes<HTMLElement> {
  if (!matchMedia('(pointer: fine) and (min-width: 60em)').matches) return {};
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData('text/plain', title);
      dataTransfer.effectAllowed = 'copy';
      // A page that changes within this event ends the drag that begins with it.
      setTimeout(() => set({ recipeId, title }));
    },
    onDragEnd: () => set(null),
  };
}
export const putDown = () => set(null);
