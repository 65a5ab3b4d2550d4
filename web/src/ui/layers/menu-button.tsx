import { Suspense, useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import { later, useFetchedSoon } from '../later.ts';
import type { MenuButtonProps } from './opened-menu.tsx';

const loadMenu = () => import('./opened-menu.tsx');
const OpenedMenu = later(loadMenu, 'OpenedMenu');

/** A button with a menu. The menu is fetched and drawn when it is first asked for: a week has thirty of them. */
export function MenuButton({ label, children, entries, onwards, inSheet, ...look }: MenuButtonProps) {
  const [asked, setAsked] = useState(false);
  useFetchedSoon(loadMenu);
  const button = (
    <IconButton
      label={label}
      tip={false}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setAsked(true)}
      {...look}
    >
      {children}
    </IconButton>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <OpenedMenu label={label} entries={entries} onwards={onwards} inSheet={inSheet} {...look}>
        {children}
      </OpenedMenu>
    </Suspense>
  );
}
