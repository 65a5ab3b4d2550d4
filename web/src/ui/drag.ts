import { MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';

const nothing = () => undefined;
/** The screens say themselves what a drag did, in words of the language. */
export const dragSaysNothing = {
  announcements: {
    onDragStart: nothing,
    onDragMove: nothing,
    onDragOver: nothing,
    onDragEnd: nothing,
    onDragCancel: nothing,
  },
  screenReaderInstructions: { draggable: '' },
};

/** Rows by mouse or finger. A short press first: a quick stroke scrolls. */
export const useRowSensors = () =>
  useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 120, tolerance: 8 } }),
  );
