import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLive } from '../api/live.ts';
import { startOutbox } from '../api/offline-outbox.ts';
import { startWorker } from '../offline/new-version.ts';
import { startWarmUp } from '../offline/warm-up.ts';
import { App } from './app.tsx';
import { router } from './router.tsx';

// The scripts of the screen come while the session is still asked for.
const [screens] = router.getMatchedRoutes(location.pathname);
for (const screen of screens) void router.loadRouteChunk(screen);

export function startApp(): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  startLive();
  void startOutbox();
  startWarmUp();
  void startWorker();
}
