import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Meal } from '@mealwright/contracts/plans';
import { IconArrowsExchange, IconArrowsMove, IconCopy } from '@tabler/icons-react';
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { dragSaysNothing } from '../../ui/drag.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { useWeekContext } from './week-context.ts';
import classes from './week-drag.module.css';

type Carried = { meal: Meal; date: string };
type PlaceOfWeek = { date: string; slotIndex: number; there: Meal | null };

/** A finger rests this long before the meal comes along; before that it scrolls. */
const LONG_PRESS_MS = 280;

/** Meals can be taken to another place of the week: by mouse, or by a long press of a finger. */
export function WeekDrag({ children }: { children: ReactNode }) {
  const { plan, run, open } = useWeekContext();
  const [carried, setCarried] = useState<(Carried & { byFinger: boolean }) | null>(null);
  const [over, setOver] = useState<PlaceOfWeek | null>(null);
  const copying = useCopyKey(carried !== null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: LONG_PRESS_MS, tolerance: 8 } }),
  );
  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const byFinger = activatorEvent.type.startsWith('touch');
    setCarried({ ...(active.data.current as Carried), byFinger });
    if (byFinger) navigator.vibrate?.(12);
  };
  const stop = () => {
    setCarried(null);
    setOver(null);
  };
  const end = ({ active, over: onto, delta, activatorEvent }: DragEndEvent) => {
    stop();
    swallowClick();
    const { meal, date } = active.data.current as Carried;
    const place = (onto?.data.current as PlaceOfWeek | undefined) ?? null;
    // Pressed long and let go where it was: that asks for the menu.
    const rested = Math.abs(delta.x) < 10 && Math.abs(delta.y) < 10;
    if (activatorEvent.type.startsWith('touch') && rested) return open({ kind: 'move', meal, date, how: 'move' });
    if (place === null || (place.date === date && place.slotIndex === meal.slotIndex)) return;
    const { date: to, slotIndex } = place;
    run({ kind: copying.current() ? 'copy' : 'move', mealId: meal.mealId, date: to, slotIndex });
  };
  const own = over !== null && carried !== null && over.there?.mealId === carried.meal.mealId;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={dragSaysNothing}
      onDragStart={start}
      onDragOver={({ over: onto }) => setOver((onto?.data.current as PlaceOfWeek | undefined) ?? null)}
      onDragEnd={end}
      onDragCancel={stop}
      key={plan.planId}
    >
      {children}
      <DragOverlay dropAnimation={null} className={classes.overlay}>
        {carried !== null && <Ghost {...carried} copying={copying.held} onto={over === null || own ? null : over} />}
      </DragOverlay>
    </DndContext>
  );
}

/** What hangs at the pointer: the meal, and what will happen when it is let go. */
function Ghost({
  meal,
  byFinger,
  copying,
  onto,
}: {
  meal: Meal;
  byFinger: boolean;
  copying: boolean;
  onto: PlaceOfWeek | null;
}) {
  const { t } = useText();
  const swaps = onto !== null && onto.there !== null && !copying;
  const Icon = copying ? IconCopy : swaps ? IconArrowsExchange : IconArrowsMove;
  const words = (() => {
    if (onto === null) return t(copying ? 'week:dragCopy' : byFinger ? 'week:dragFinger' : 'week:dragHint');
    if (copying)
      return onto.there === null ? t('week:dragCopyHere') : t('week:dragCopyOver', { title: onto.there.title });
    return onto.there === null ? t('week:dragHere') : t('week:dragSwap', { title: onto.there.title });
  })();
  return (
    <div className={classes.ghost} data-aimed={onto !== null || undefined}>
      <span className={classes.thumb}>
        {meal.recipeId !== null && (
          <RecipeImage picture={meal.picture} illustration={meal.illustration} title={meal.title} />
        )}
      </span>
      <span className={classes.words}>
        <strong className={classes.title}>{meal.title}</strong>
        <span className={classes.what}>
          <Icon size={16} aria-hidden="true" />
          <span>{words}</span>
        </span>
      </span>
    </div>
  );
}

/** A meal that can be taken along: everything of it but its buttons is a handle. */
export function useCarry(meal: Meal, date: string) {
  const { making } = useWeekContext();
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: meal.mealId,
    data: { meal, date } satisfies Carried,
    disabled: making !== null,
  });
  const from = (name: 'onMouseDown' | 'onTouchStart') => (event: SyntheticEvent) => {
    const target = event.target as Element;
    // Menus belong to the card but lie elsewhere on the page.
    if (!event.currentTarget.contains(target) || target.closest('button, input') !== null) return;
    listeners?.[name]?.(event);
  };
  return {
    ref: setNodeRef,
    carried: isDragging,
    handle: { onMouseDown: from('onMouseDown'), onTouchStart: from('onTouchStart') },
  };
}

/** A place where a meal can be put down. What is locked there stays. */
export function useTarget(date: string, slotIndex: number, there: Meal | null) {
  const { setNodeRef, isOver, active } = useDroppable({
    id: `${date}/${slotIndex}`,
    data: { date, slotIndex, there } satisfies PlaceOfWeek,
    disabled: there?.locked === true,
  });
  return { ref: setNodeRef, aimedAt: isOver && active?.id !== there?.mealId };
}

/** Whether Ctrl, Alt or Cmd is held: as a value for the screen, and asked for at the moment of letting go. */
function useCopyKey(active: boolean) {
  const [held, setHeld] = useState(false);
  const now = useRef(false);
  useEffect(() => {
    if (!active) return;
    const look = (event: KeyboardEvent | MouseEvent) => {
      now.current = event.ctrlKey || event.altKey || event.metaKey;
      setHeld(now.current);
      // Alt alone would open the menu bar of the browser.
      if (event instanceof KeyboardEvent && event.key === 'Alt') event.preventDefault();
    };
    const events = ['keydown', 'keyup', 'mousemove'] as const;
    for (const name of events) window.addEventListener(name, look);
    return () => {
      for (const name of events) window.removeEventListener(name, look);
      setHeld(false);
    };
  }, [active]);
  return { held, current: () => now.current };
}

/** Letting go must not open the recipe that lies under the pointer. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 60);
}
