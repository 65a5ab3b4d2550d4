import { Menu } from '@mantine/core';
import {
  IconBook2,
  IconCalendarWeek,
  IconCarrot,
  IconLogout,
  IconShoppingBag,
  IconTarget,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { signOut, useUser } from '../api/session.ts';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { Brand } from '../ui/brand.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PaletteHost } from './palette-host.tsx';
import classes from './shell.module.css';

const places = [
  { to: '/week', label: 'common:week', icon: IconCalendarWeek },
  { to: '/recipes', label: 'common:recipes', icon: IconBook2 },
  { to: '/shopping', label: 'common:shopping', icon: IconShoppingBag },
  { to: '/targets', label: 'common:targets', icon: IconTarget },
] as const satisfies readonly { to: string; label: TextKey; icon: typeof IconBook2 }[];

/** The frame around every screen: places on top of a desktop, at the thumb on a phone. */
export function Shell() {
  const { t } = useText();
  const user = useUser();
  const main = useFocusOnArrival();
  return (
    <div className={classes.shell}>
      <a className="skip-link" href="#main">
        {t('common:skip')}
      </a>
      <header className={classes.top}>
        <Link to="/week" className={classes.home} aria-label={t('common:home')}>
          <Brand />
        </Link>
        <nav className={classes.places} aria-label={t('common:places')}>
          {places.map(({ to, label, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              className={classes.place}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              <Icon size={22} stroke={1.8} aria-hidden="true" />
              <span>{t(label)}</span>
            </Link>
          ))}
        </nav>
        <PaletteHost />
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <IconButton label={t('common:you', { name: user.name })} size={44} radius="xl" tip={false}>
              <IconUserCircle size={26} stroke={1.6} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{user.name}</Menu.Label>
            <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={18} />}>
              {t('common:account')}
            </Menu.Item>
            <Menu.Item component={Link} to="/foods" leftSection={<IconCarrot size={18} />}>
              {t('foods:title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void signOut()}>
              {t('common:signOut')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      {user.example && (
        <div className={classes.example} role="note">
          <span>{t('common:exampleNote')}</span>
          <Link to="/sign-up" className={classes.exampleLink}>
            {t('common:exampleKeep')}
          </Link>
        </div>
      )}
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}

/** A new place is a new page for those who listen: the reading starts at its top. The first page keeps the browser's focus. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for every path.
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
}
