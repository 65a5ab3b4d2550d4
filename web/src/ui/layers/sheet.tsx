import { Suspense, useState } from 'react';
import { later, useFetchedSoon } from '../later.ts';
import type { SheetProps } from './sheet-drawer.tsx';

const loadDrawer = () => import('./sheet-drawer.tsx');
const SheetDrawer = later(loadDrawer, 'SheetDrawer');

/** From below on a phone, from the side on a desktop. Escape, the close button and a tap beside it all close. */
export function Sheet(props: SheetProps) {
  useFetchedSoon(loadDrawer);
  // Once opened it stays, to slide away by itself.
  const [wanted, setWanted] = useState(props.opened);
  if (props.opened && !wanted) setWanted(true);
  return <Suspense>{wanted && <SheetDrawer {...props} />}</Suspense>;
}
