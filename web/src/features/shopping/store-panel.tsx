import { closestCenter, DndContext, type DragEndEvent, useDraggable, useDroppable } from '@dnd-kit/core';
import type { ShoppingList } from '@mealwright/contracts/shopping';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useStoreOrder } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { dragSaysNothing, useRowSensors } from '../../ui/drag.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import { moved } from './moved.ts';
import classes from './store-panel.module.css';

/** The way through one's own store: drag an aisle, or move it with its buttons. It holds for every list. */
export function StorePanel({ list }: { list: ShoppingList }) {
  const { t, code } = useText();
  const save = useStoreOrder();
  const order = list.aisleOrder;
  const [told, setTold] = useState('');
  const [from, setFrom] = useState<number | null>(null);
  const sensors = useRowSensors();
  const move = (aisle: string, to: number) => {
    const next = moved(order, order.indexOf(aisle), to);
    if (next === null) return;
    save.mutate(next, { onError: (error) => tellProblem(errorText(code, error)) });
    setTold(t('shopping:aisleMoved', { aisle: code('aisle', aisle), place: to + 1 }));
  };
  const end = ({ active, over }: DragEndEvent) => {
    setFrom(null);
    if (over !== null) move(String(active.id), order.indexOf(String(over.id)));
  };
  return (
    <>
      <p className={classes.about}>{t('shopping:storeAbout')}</p>
      <p role="status" className={classes.told}>
        {told}
      </p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={dragSaysNothing}
        onDragStart={({ active }) => setFrom(order.indexOf(String(active.id)))}
        onDragCancel={() => setFrom(null)}
        onDragEnd={end}
      >
        <ol className="plain-list" aria-label={t('shopping:store')}>
          {order.map((aisle, at) => (
            <AisleRow
              key={aisle}
              aisle={aisle}
              at={at}
              last={order.length - 1}
              dragged={from}
              move={(to) => move(aisle, to)}
            />
          ))}
        </ol>
      </DndContext>
    </>
  );
}

function AisleRow({
  aisle,
  at,
  last,
  dragged,
  move,
}: {
  aisle: string;
  at: number;
  last: number;
  /** The place of the one that is being dragged. */
  dragged: number | null;
  move: (to: number) => void;
}) {
  const { t, code } = useText();
  const name = code('aisle', aisle);
  const { setNodeRef: setDrag, listeners, transform, isDragging } = useDraggable({ id: aisle });
  const { setNodeRef: setDrop, isOver } = useDroppable({ id: aisle });
  const side = dragged === null || dragged === at ? undefined : dragged > at ? 'before' : 'after';
  return (
    <li ref={setDrop} className={classes.place} data-drop={isOver ? side : undefined}>
      <div
        ref={setDrag}
        className={classes.row}
        data-dragging={isDragging || undefined}
        style={transform === null ? undefined : { transform: `translateY(${transform.y}px)` }}
      >
        <span className={classes.grip} {...listeners} aria-hidden="true">
          <IconGripVertical size={20} />
        </span>
        <span className={`${classes.number} numbers`}>{at + 1}</span>
        <span className={classes.name}>{name}</span>
        <IconButton
          label={t('shopping:moveUp', { aisle: name })}
          tip={false}
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          <IconArrowUp size={20} />
        </IconButton>
        <IconButton
          label={t('shopping:moveDown', { aisle: name })}
          tip={false}
          disabled={at === last}
          onClick={() => move(at + 1)}
        >
          <IconArrowDown size={20} />
        </IconButton>
      </div>
    </li>
  );
}
