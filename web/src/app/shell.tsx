import {
  IconBook2,
  IconCalendarWeek,
  IconCarrot,
  IconLogout,
  IconShoppingBag,
  IconTarget,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link, linkOptions, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { signOut, useUser } from '../api/session.ts';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { Brand } from '../ui/brand.tsx';
import { useSlices } from '../ui/later.ts';
import { MenuButton } from '../ui/layers/menu-button.tsx';
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
  // At the beginning of a visit the frame comes first, then what it is around.
  const framed = useSlices(1, { first: 0, more: 1, atOnce: true });
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
        <MenuButton
          label={t('common:you', { name: user.name })}
          round
          entries={() => [
            { heading: user.name },
            { icon: IconUserCircle, text: t('common:account'), link: linkOptions({ to: '/account' }) },
            { icon: IconCarrot, text: t('foods:title'), link: linkOptions({ to: '/foods' }) },
            { icon: IconLogout, text: t('common:signOut'), run: () => void signOut() },
          ]}
        >
          <IconUserCircle size={26} stroke={1.6} />
        </MenuButton>
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
        {framed > 0 && <Outlet />}
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
