import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLive } from '../api/live.ts';
import { startOutbox } from '../api/offline-outbox.ts';
import { startWorker } from '../offline/new-version.ts';
import { startWarmUp } from '../offline/warm-up.ts';
import { turn } from '../ui/turn.ts';
import { App } from './app.tsx';
import { endLastLook, startLastLooks } from './last-look.ts';
import { router } from './router.tsx';

// The scripts of the screen come while the session is still asked for.
const [screens] = router.getMatchedRoutes(location.pathname);
for (const screen of screens) void router.loadRouteChunk(screen);

/** Draws the app, and then begins what works beside it. */
export async function startApp(): Promise<void> {
  endLastLook();
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  for (const begin of [startLastLooks, startLive, startOutbox, startWarmUp, startWorker]) {
    await turn();
    void begin();
  }
}
