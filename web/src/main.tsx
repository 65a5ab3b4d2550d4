import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLive } from './api/live.ts';
import { startKeeping } from './api/offline-cache.ts';
import { startOutbox } from './api/offline-outbox.ts';
import { restoreSession } from './api/session.ts';
import { App } from './app/app.tsx';
import { router } from './app/router.tsx';
import { startI18n } from './i18n/i18n.ts';
import { startWorker } from './offline/new-version.ts';
import { startWarmUp } from './offline/warm-up.ts';

// The scripts of the screen come while the session is still asked for.
const [screens] = router.getMatchedRoutes(location.pathname);
for (const screen of screens) void router.loadRouteChunk(screen);
// Language and session are asked for at the same time. Until both are there, index.html shows the frame.
const kept = startKeeping();
await Promise.all([startI18n(), restoreSession()]);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
await kept;
startLive();
void startOutbox();
startWarmUp();
void startWorker();
