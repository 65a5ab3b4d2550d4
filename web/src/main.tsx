import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLive } from './api/live.ts';
import { restoreSession } from './api/session.ts';
import { App } from './app/app.tsx';
import { startI18n } from './i18n/i18n.ts';

// Language and session are asked for at the same time; the first paint waits for the language only.
const session = restoreSession();
await startI18n();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
await session;
startLive();
