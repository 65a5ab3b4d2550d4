import { DirectionProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { offlineError } from '../api/errors.ts';
import { queryClient } from '../api/query-client.ts';
import { restoreSession, useSession } from '../api/session.ts';
import { OfflineNote } from '../offline/offline-note.tsx';
import { Messages } from '../ui/layers/notify.tsx';
import { Tips } from '../ui/layers/tips.tsx';
import { ErrorState } from '../ui/states.tsx';
import { ThemeProvider } from '../ui/theme/theme-provider.tsx';
import { router } from './router.tsx';
import { useAccountSettings } from './use-account-settings.ts';

export function App() {
  return (
    <DirectionProvider>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <Screens />
        </QueryClientProvider>
      </ThemeProvider>
    </DirectionProvider>
  );
}

function Screens() {
  const session = useSession();
  useAccountSettings();
  const { status } = session;
  // The router decides on who may see what again whenever that changes.
  const before = useRef(status);
  useEffect(() => {
    const was = before.current;
    before.current = status;
    if (was === status || was === 'unknown' || was === 'unreachable') return;
    if (status === 'signed-out') queryClient.clear();
    void router.invalidate();
  }, [status]);
  if (status === 'unreachable') {
    return (
      <main>
        <ErrorState error={offlineError()} retry={() => void restoreSession()} />
      </main>
    );
  }
  return (
    <>
      <RouterProvider router={router} />
      <OfflineNote />
      <Messages />
      <Tips />
    </>
  );
}
