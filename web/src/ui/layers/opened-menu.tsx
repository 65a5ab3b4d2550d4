import { Menu } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import classes from './menu.module.css';

/** One line of a menu: something to do, a way to another page, a rule between two kinds, or a heading. */
type MenuEntry =
  | { icon: Icon; text: string; run: () => void; danger?: boolean }
  | { icon: Icon; text: string; link: LinkProps }
  | { heading: string }
  | 'rule';

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

/** What a `MenuButton` becomes when it is pressed for the first time: it opens at once. */
export function OpenedMenu({ label, children, entries, onwards, inSheet, ...look }: MenuButtonProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // It stands where the pressed button stood, takes the focus from there, and so gets it back when the menu closes.
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position={onwards ? 'bottom-start' : 'bottom-end'}
      floatingStrategy="fixed"
      withinPortal={!inSheet}
      classNames={{ dropdown: classes.menu, item: classes.item }}
    >
      <Menu.Target>
        <IconButton ref={button} label={label} tip={false} {...look}>
          {children}
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {entries()
          .filter((entry) => entry !== false && entry !== null)
          .map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a menu have no name but their place.
            <Entry key={index} entry={entry} />
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'rule') return <Menu.Divider />;
  if ('heading' in entry) return <Menu.Label>{entry.heading}</Menu.Label>;
  const icon = <entry.icon size={18} aria-hidden="true" />;
  if ('link' in entry)
    return (
      <Menu.Item leftSection={icon} renderRoot={(props: object) => <Link {...entry.link} {...props} />}>
        {entry.text}
      </Menu.Item>
    );
  return (
    <Menu.Item leftSection={icon} color={entry.danger ? 'tomato' : undefined} onClick={entry.run}>
      {entry.text}
    </Menu.Item>
  );
}
