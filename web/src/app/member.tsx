import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTimers } from '../ui/cooking/timers.ts';
import { later } from '../ui/later.ts';

const TimerTray = later(() => import('../features/cook/timer-tray.tsx'), 'TimerTray');

/** Around everything that needs an account: timers are seen wherever one goes. Cook mode has a place of its own for them. */
export function Member() {
  const timers = useTimers();
  const cooking = useRouterState({ select: (state) => state.location.pathname.endsWith('/cook') });
  return (
    <>
      <Outlet />
      {timers.length > 0 && !cooking && (
        <Suspense>
          <TimerTray />
        </Suspense>
      )}
    </>
  );
}
