import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { later, useFetchedSoon } from './later.ts';

/** One line of a menu: something to do, a way to another page, a rule between two kinds, or a heading. */
export type MenuEntry =
  | { icon: Icon; text: string; run: () => void; danger?: boolean }
  | { icon: Icon; text: string; link: LinkProps }
  | { heading: string }
  | 'rule';

const loadMenu = () => import('./opened-menu.tsx');
const OpenedMenu = later(loadMenu, 'OpenedMenu');

export type MenuButtonProps = {
  label: string;
  children: ReactNode;
  /** Asked for when the menu is drawn. */
  entries: () => (MenuEntry | false | null)[];
  dense?: boolean;
  round?: boolean;
  framed?: boolean;
  /** Opens towards the end of the line instead of its start. */
  onwards?: boolean;
  /** Inside of a sheet, which keeps the keyboard to itself. */
  inSheet?: boolean;
};

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
