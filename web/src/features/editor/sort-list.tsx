import { DndContext, type DragEndEvent, pointerWithin, useDraggable, useDroppable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { dragSaysNothing, useRowSensors } from '../../ui/drag.ts';
import classes from './editor.module.css';

/** Rows in an order that can be changed: by mouse, by finger, or with the arrow keys on a row's handle, for who sees no drag. */
export function SortList({
  name,
  keys,
  move,
  row,
  handleLabel,
}: {
  name: string;
  keys: readonly string[];
  move: (from: number, to: number) => void;
  row: (at: number) => ReactNode;
  handleLabel: (at: number) => string;
}) {
  const sensors = useRowSensors();
  const list = useRef<HTMLOListElement>(null);
  const end = ({ active, over }: DragEndEvent) => {
    const [from, to] = [keys.indexOf(String(active.id)), over === null ? -1 : keys.indexOf(String(over.id))];
    if (from >= 0 && to >= 0 && from !== to) move(from, to);
  };
  const byKey = (at: number) => (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : at;
    if (to === at || to < 0 || to >= keys.length) return;
    event.preventDefault();
    move(at, to);
    // The handle moves with its row, and the focus with the handle.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[to]?.focus());
  };
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={end} accessibility={dragSaysNothing}>
      <ol ref={list} className={`plain-list ${classes.rows}`} aria-label={name}>
        {keys.map((key, at) => (
          <Row key={key} id={key} label={handleLabel(at)} byKey={byKey(at)}>
            {row(at)}
          </Row>
        ))}
      </ol>
    </DndContext>
  );
}

function Row({
  id,
  label,
  byKey,
  children,
}: {
  id: string;
  label: string;
  byKey: (event: KeyboardEvent) => void;
  children: ReactNode;
}) {
  const { listeners, setNodeRef: carry, isDragging } = useDraggable({ id });
  const { setNodeRef: drop, isOver } = useDroppable({ id });
  return (
    <li ref={drop} className={classes.row} data-carried={isDragging || undefined} data-over={isOver || undefined}>
      <button
        ref={carry}
        type="button"
        className={classes.handle}
        aria-label={label}
        data-handle
        {...listeners}
        onKeyDown={byKey}
      >
        <IconGripVertical size={20} aria-hidden="true" />
      </button>
      {children}
    </li>
  );
}
